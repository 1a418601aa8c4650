import { notFound } from 'next/navigation'
import { cache } from 'react'
import { type OpenPortal, portalProducts, requireOpenPortal } from '../../own-portal.ts'

/** The portal of a product's page; what the portal does not show its reader is not there. */
export const findPortalProduct = cache(async (segment: string, slug: string): Promise<OpenPortal> => {
  const portal = await requireOpenPortal(segment)
  const cards = await portalProducts(portal)
  if (!cards.some((card) => card.slug === slug)) notFound()
  return portal
})
