import { currentContext } from '#server/adapters/next/current-context.ts'
import type { CatalogueCard } from '#server/portals/catalogue/catalogue-search.ts'
import { searchCatalogue } from '#server/portals/catalogue/search-catalogue.ts'

/** What everybody may find, whoever asks: for documents that are read by machines and kept elsewhere. */
export async function publicProducts(): Promise<CatalogueCard[]> {
  const context = { ...(await currentContext()), actor: { kind: 'visitor' } as const, accountId: '' }
  const cards: CatalogueCard[] = []
  let position: string | undefined
  do {
    const page = await searchCatalogue(context, { limit: 100, ...(position ? { position } : {}) })
    cards.push(...page.items)
    position = page.position
  } while (position !== undefined)
  return cards
}
