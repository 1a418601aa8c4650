import { HostnameCard } from '#components/portals/hostname-card.tsx'
import { PortalOverview } from '#components/portals/portal-overview.tsx'
import { runtime } from '#server/runtime.ts'
import type { PageProps } from '../../page-props.ts'
import { deletePortalAction, movePortalAction, setHostnameAction, setOpenAction } from '../actions.ts'
import { findPortalPage } from './find-portal-page.ts'

export default async function PortalPage({ params }: PageProps<'portalId'>) {
  const { portal, address, canWrite } = await findPortalPage((await params).portalId)
  return (
    <div className="flex flex-col gap-5">
      <PortalOverview
        portal={portal}
        address={address}
        canWrite={canWrite}
        actions={{ move: movePortalAction, setOpen: setOpenAction, remove: deletePortalAction }}
      >
        <HostnameCard
          portalId={portal.portalId}
          hostname={portal.hostname}
          record={portal.hostnameRecord}
          publicHost={new URL(runtime().settings.publicUrl).hostname}
          setHostname={setHostnameAction}
        />
      </PortalOverview>
    </div>
  )
}
