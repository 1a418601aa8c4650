import { notFound, redirect } from 'next/navigation'
import { listApps } from '#server/portals/apps/list-apps.ts'
import AppPage from '../../../../../(portal)/apps/[appId]/page.tsx'
import { portalAuthHrefs, requireOpenPortal } from '../../own-portal.ts'

interface PortalAppProps {
  params: Promise<{ portal: string; appId: string }>
  searchParams: Promise<{ interval?: string | string[] }>
}

export { generateMetadata } from '../../../../../(portal)/apps/[appId]/page.tsx'

/** One of the reader's apps at the portal's provider; those at others are not there. */
export default async function PortalApp({ params, searchParams }: PortalAppProps) {
  const { portal: segment, appId } = await params
  const portal = await requireOpenPortal(segment)
  if (portal.entered.view.preview) notFound()
  if (portal.reader.actor.kind === 'visitor') redirect((await portalAuthHrefs(portal)).signInHref)
  const { items } = await listApps(portal.reader, { accountId: portal.entered.provider.accountId, limit: 500 })
  if (!items.some((app) => app.appId === appId)) notFound()
  return <AppPage params={Promise.resolve({ appId })} searchParams={searchParams} />
}
