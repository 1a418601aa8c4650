/**
 * Where the Markdown of a portal page is, or undefined when something else is asked for. `/products/pets.md` always is;
 * `/products/pets` and `/` are for whoever would rather have `text/markdown` than HTML. Browsers never ask for it.
 */
export function markdownPath(pathname: string, accept: string | null): string | undefined {
  const [, named] = /^\/products\/([a-z0-9-]+)\.md$/.exec(pathname) ?? []
  if (named !== undefined) return `/products/${named}/page.md`
  if (!hasMarkdown(pathname) || !wantsMarkdown(accept)) return undefined
  return pathname === '/' ? '/index.md' : `${pathname}/page.md`
}

/** Whether the page has a Markdown face, so that its answer depends on `Accept`. */
export function hasMarkdown(pathname: string): boolean {
  return pathname === '/' || /^\/products\/[a-z0-9-]+$/.test(pathname)
}

/** RFC 9110 §12.5.1: the higher weight wins; of equals, Markdown, since nobody names it by chance. */
function wantsMarkdown(accept: string | null): boolean {
  const markdown = weightOf(accept, 'text/markdown')
  return markdown > 0 && markdown >= weightOf(accept, 'text/html')
}

/** The weight at which a type is named itself; 0 when it is not. */
function weightOf(accept: string | null, type: string): number {
  for (const range of (accept ?? '').slice(0, 1000).split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    if (name !== type) continue
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    return weight === undefined ? 1 : Number.parseFloat(weight.slice(2)) || 0
  }
  return 0
}
