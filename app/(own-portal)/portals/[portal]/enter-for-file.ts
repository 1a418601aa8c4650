import { seeAs } from '#server/adapters/next/current-context.ts'
import { ServiceError } from '#server/errors.ts'
import { type OpenPortal, ownPortal, portalProducts } from './own-portal.ts'

/** The portal for a file of it. Who may not enter gets what they get for a portal that is not there. */
export async function enterForFile(segment: string): Promise<OpenPortal> {
  const found = await ownPortal(segment).catch(() => undefined)
  if (found?.entered.state !== 'open') throw new ServiceError('NotFoundException', 'There is no such portal')
  if (found.entered.view.preview) seeAs(found.reader)
  return { ...found, entered: found.entered }
}

/** The same for a file of a product that the portal shows this reader. */
export async function enterForProductFile(segment: string, slug: string): Promise<OpenPortal> {
  const portal = await enterForFile(segment)
  const cards = await portalProducts(portal)
  if (!cards.some((card) => card.slug === slug)) throw new ServiceError('NotFoundException', 'There is no such product')
  return portal
}
