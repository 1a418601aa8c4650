import type { NavigationItem } from '#server/portals/portals/content/portal-content.ts'

/** What a portal's links are made of: where it is, and the addresses of what it shows. */
export interface PortalPlaces {
  /** `/portals/acme`, or empty under a host name of its own. */
  readonly base: string
  /** Slugs of pages by id. */
  readonly pages: Readonly<Record<string, string>>
  /** Slugs of the products that this reader sees, by id. */
  readonly products: Readonly<Record<string, string>>
}

/** A link of a portal's navigation: where it leads, and whether that is another site. */
export interface PortalLink {
  readonly id: string
  readonly label: string
  readonly href: string
  readonly isExternal: boolean
}

/** The links that lead somewhere for this reader; what they may not see is left out. */
export function portalLinks(items: readonly NavigationItem[], places: PortalPlaces): PortalLink[] {
  return items.flatMap((item) => {
    const href = hrefOf(item, places)
    return href === undefined ? [] : [{ id: item.id, label: item.label, href, isExternal: item.target.kind === 'link' }]
  })
}

/** The first page of a portal. */
export function portalHome(base: string): string {
  return base === '' ? '/' : base
}

function hrefOf({ target }: NavigationItem, { base, pages, products }: PortalPlaces): string | undefined {
  switch (target.kind) {
    case 'home':
      return portalHome(base)
    case 'catalogue':
      return `${base}/apis`
    case 'page': {
      const slug = own(pages, target.pageId)
      return slug && `${base}/pages/${slug}`
    }
    case 'product': {
      const slug = own(products, target.productId)
      return slug && `${base}/products/${slug}`
    }
    default:
      return URL.parse(target.href)?.protocol === 'https:' ? target.href : undefined
  }
}

function own(map: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined
}
