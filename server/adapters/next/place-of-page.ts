/**
 * The portal of an account that a page is in, by its path: what `placeHref` needs. Undefined for the installation's own
 * portal.
 */
export function placeOfPage(path: string): string | undefined {
  return /^\/portals\/[a-z0-9~-]{1,200}(?=[/?]|$)/.exec(path)?.[0]
}

/** Whether a page is a preview of a portal's draft: what is done there must change nothing. */
export function isPreviewPage(path: string): boolean {
  return placeOfPage(path)?.includes('~') ?? false
}
