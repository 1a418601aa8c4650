/**
 * Where the Markdown of a portal page is, or undefined when something else is asked for. `/products/pets.md` always is;
 * `/products/pets` and `/` are for whoever would rather have `text/markdown` than HTML. Browsers never ask for it. The
 * same holds below `/portals/{portal}`, where pages have it too.
 */
export function markdownPath(pathname: string, accept: string | null): string | undefined {
  const { base, path, named } = partsOf(pathname)
  if (named !== undefined) return `${base}${path}/page.md`
  if (path === undefined || !wantsMarkdown(accept)) return undefined
  return path === '' ? `${base}/index.md` : `${base}${path}/page.md`
}

/** Whether the page has a Markdown face, so that its answer depends on `Accept`. */
export function hasMarkdown(pathname: string): boolean {
  const { path, named } = partsOf(pathname)
  return path !== undefined && named === undefined
}

/** `base` is empty or a portal's; `path` is empty for its first page, undefined for what has no Markdown. */
function partsOf(pathname: string): { base: string; path?: string; named?: string } {
  const [base = ''] = /^\/portals\/[a-z0-9~-]+/.exec(pathname) ?? []
  const rest = pathname.slice(base.length)
  if (rest === '/' || (rest === '' && base !== '')) return { base, path: '' }
  const kinds = base === '' ? 'products' : 'products|pages'
  const pages = `/(?:${kinds})/[a-z0-9-]+|/products/[a-z0-9-]+/guides/[a-z0-9-]+`
  const [, path, named] = new RegExp(`^(${pages})(\\.md)?$`).exec(rest) ?? []
  return { base, ...(path === undefined ? {} : { path }), ...(named === undefined ? {} : { named }) }
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
