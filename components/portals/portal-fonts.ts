/** The faces that a portal can choose, from this server: a browser fetches the ones that a page uses. */
import '@fontsource-variable/atkinson-hyperlegible-next/index.css'
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/nunito-sans/index.css'
import '@fontsource-variable/source-serif-4/index.css'
