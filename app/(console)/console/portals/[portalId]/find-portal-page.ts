import { cache } from 'react'
import { currentAccount, requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { orNotFound } from '#server/adapters/next/or-not-found.ts'
import { getPortal } from '#server/portals/portals/get-portal.ts'
import { runtime } from '#server/runtime.ts'

/** The portal of an address with what its pages need, read once for layout and page. */
export const findPortalPage = cache(async (portalId: string) => {
  const context = await requireConsoleContext()
  const portal = await orNotFound(getPortal(context, { portalId }))
  const { publicUrl } = runtime().settings
  const { protocol, port } = new URL(publicUrl)
  return {
    context,
    portal,
    canWrite: (await currentAccount())?.role !== 'viewer',
    /** Where readers find it. */
    address: portal.hostname
      ? `${protocol}//${portal.hostname}${port ? `:${port}` : ''}`
      : `${publicUrl}/portals/${portal.slug}`,
  }
})
