import { currentContext } from '#server/adapters/next/current-context.ts'
import { ServiceError } from '#server/errors.ts'
import type { CatalogueCard } from '#server/portals/catalogue/catalogue-search.ts'
import { searchCatalogue } from '#server/portals/catalogue/search-catalogue.ts'
import { shownProducts } from '#server/portals/portals/content/portal-content.ts'
import { enterPortal } from '#server/portals/portals/serving/enter-portal.ts'
import type { OpenPortal } from './own-portal.ts'

/** What a visitor finds in a portal, whoever asks: for documents that machines read and keep elsewhere. */
export async function openToAll(segment: string): Promise<{ entered: OpenPortal['entered']; cards: CatalogueCard[] }> {
  const visitor = { ...(await currentContext()), actor: { kind: 'visitor' } as const, accountId: '' }
  const entered = await enterPortal(visitor, { portal: decodeURIComponent(segment) })
  if (entered.state !== 'open') throw new ServiceError('NotFoundException', 'There is no such portal')
  const productIds = shownProducts(entered.content)
  const { items } = await searchCatalogue(visitor, { productIds, limit: 100 })
  return { entered, cards: productIds.flatMap((id) => items.find((card) => card.productId === id) ?? []) }
}
