/**
 * Where a place of the catalogue is for this reader. Links are written for the installation's own portal (`/`,
 * `/products/pets`, `/apps`); inside a portal of an account, which is at `base`, they lead to the same places there. The
 * catalogue of such a portal is at `/apis`, since its home page is its own. Undefined: the installation's own portal.
 */
export function placeHref(base: string | undefined, href: string): string {
  if (base === undefined) return href
  const [, path = '', rest = ''] = /^([^?#]*)([\s\S]*)$/.exec(href) ?? []
  if (path === '/') return `${base}/apis${rest}`
  return /^\/(products|apps)(\/|$)/.test(path) ? `${base}${path}${rest}` : href
}
