import type { Translate } from '#components/messages/translate.ts'
import type { PaletteEntry } from '#components/ui/command-palette.tsx'
import { placeHref } from '#components/ui/place-href.ts'
import type { CatalogueCard } from '#server/portals/catalogue/catalogue-search.ts'
import type { ProductMatches } from '#server/portals/catalogue/product-matches.ts'
import { headingAnchor } from './heading-anchor.ts'

interface Found {
  readonly items: readonly Pick<CatalogueCard, 'productId' | 'slug' | 'name' | 'provider'>[]
  /** By product's id. */
  readonly matches: Readonly<Record<string, ProductMatches>>
}

/** What a search of the catalogue found, as entries of the palette of a portal; `base` where that is an account's own. */
export function foundPlaces(t: Translate<'portal'>, { items, matches }: Found, base?: string): PaletteEntry[] {
  const place = (label: string, group: string, href: string): PaletteEntry => ({
    id: href,
    label,
    group,
    href: placeHref(base, href),
  })
  return items.flatMap(({ productId, slug, name, provider }) => {
    const page = `/products/${slug}`
    const { operations = [], guides = [], guidePages = [] } = matches[productId] ?? {}
    return [
      { ...place(name, t('header.apis'), page), hint: provider },
      ...operations.map(({ id, httpMethod, path, summary }) => ({
        ...place(summary ?? path, t('places.operations'), `${page}?operation=${id}#try`),
        verb: httpMethod,
        hint: name,
      })),
      ...guidePages.map((guide) => ({
        ...place(guide.title, t('places.guides'), `${page}/guides/${guide.slug}`),
        hint: name,
      })),
      ...guides.map((title) => ({
        ...place(title, t('places.guides'), `${page}#${headingAnchor(title) ?? ''}`),
        hint: name,
      })),
    ]
  })
}
