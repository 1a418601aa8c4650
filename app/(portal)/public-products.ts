import { currentContext } from '#server/adapters/next/current-context.ts'
import type { Context } from '#server/context.ts'
import type { CatalogueCard } from '#server/portals/catalogue/catalogue-search.ts'
import { searchCatalogue } from '#server/portals/catalogue/search-catalogue.ts'
import { type CatalogueGuide, listCatalogueGuides } from '#server/portals/guides/list-catalogue-guides.ts'

/** What everybody may find, whoever asks: for documents that are read by machines and kept elsewhere. */
export async function publicProducts(): Promise<CatalogueCard[]> {
  const context = await asVisitor()
  const cards: CatalogueCard[] = []
  let position: string | undefined
  do {
    const page = await searchCatalogue(context, { limit: 100, ...(position ? { position } : {}) })
    cards.push(...page.items)
    position = page.position
  } while (position !== undefined)
  return cards
}

/** The guides of what everybody may find. */
export async function publicGuides(): Promise<CatalogueGuide[]> {
  return (await listCatalogueGuides(await asVisitor(), {})).items
}

async function asVisitor(): Promise<Context> {
  return { ...(await currentContext()), actor: { kind: 'visitor' }, accountId: '' }
}
