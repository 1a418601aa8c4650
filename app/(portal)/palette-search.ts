import { getTranslations } from 'next-intl/server'
import { foundPlaces } from '#components/portal/found-places.ts'
import type { PaletteEntry } from '#components/ui/command-palette.tsx'
import type { Context } from '#server/context.ts'
import { searchCatalogue } from '#server/portals/catalogue/search-catalogue.ts'

const productsAtMost = 8

/**
 * What a palette finds while one types: products that the reader may see, their operations and guides.
 * @param of.productIds of these products only: what a portal shows. @param of.base where that portal is.
 */
export async function paletteSearch(
  context: Context,
  request: Request,
  of: { readonly productIds?: string[]; readonly base?: string } = {},
): Promise<Response> {
  const text = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 200)
  const { productIds, base } = of
  const entries: PaletteEntry[] = []
  if (text !== '') {
    const found = await searchCatalogue(context, { text, limit: productsAtMost, ...(productIds ? { productIds } : {}) })
    entries.push(...foundPlaces(await getTranslations('portal'), found, base))
  }
  return Response.json({ entries }, { headers: { 'cache-control': 'private, no-store' } })
}
