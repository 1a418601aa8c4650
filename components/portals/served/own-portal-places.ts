import type { Translate } from '#components/messages/translate.ts'
import type { PaletteEntry } from '#components/ui/command-palette.tsx'
import { placeHref } from '#components/ui/place-href.ts'
import { portalHome } from './portal-paths.ts'

interface Reader {
  base: string
  pages: readonly { slug: string; title: string }[]
  /** Those that the portal shows this reader. */
  products: readonly { productId: string; slug: string; name: string; tagline: string }[]
  user: { isMember: boolean } | undefined
  signInHref: string
  /** Undefined where nobody can sign up for it. */
  signUpHref: string | undefined
}

/** Where Ctrl K can go from a portal of an account, for this reader. */
export function ownPortalPlaces(t: Translate<'portal'>, reader: Reader): PaletteEntry[] {
  const { base, pages, products, user, signInHref, signUpHref } = reader
  const place = (label: string, href: string, group = t('places.goTo')): PaletteEntry => ({
    id: href,
    label,
    href,
    group,
  })
  const own = user
    ? [
        place(t('header.yourApps'), placeHref(base, '/apps')),
        place(t('header.settings'), '/account'),
        ...(user.isMember ? [place(t('header.console'), '/console')] : []),
      ]
    : [
        place(t('header.signIn'), signInHref),
        ...(signUpHref === undefined ? [] : [place(t('header.signUp'), signUpHref)]),
      ]
  return [
    place(t('places.home'), portalHome(base)),
    place(t('places.allApis'), placeHref(base, '/')),
    ...own,
    ...pages.map(({ slug, title }) => place(title, `${base}/pages/${slug}`, t('places.pages'))),
    ...products.map(({ slug, name, tagline }) => ({
      ...place(name, placeHref(base, `/products/${slug}`), t('header.apis')),
      keywords: tagline,
    })),
  ]
}
