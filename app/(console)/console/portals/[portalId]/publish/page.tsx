import { PublishCard } from '#components/portals/publishing/publish-card.tsx'
import { VersionList } from '#components/portals/publishing/version-list.tsx'
import { listPortalVersions } from '#server/portals/portals/list-portal-versions.ts'
import type { PageProps } from '../../../page-props.ts'
import { discardChangesAction, publishPortalAction, restoreVersionAction } from '../../actions.ts'
import { saveDraftAction } from '../../draft-actions.ts'
import { findPortalPage } from '../find-portal-page.ts'
import { portalTitle } from '../portal-title.ts'

export const generateMetadata = portalTitle('publish')

export default async function PublishPage({ params }: PageProps<'portalId'>) {
  const { context, portal, canWrite } = await findPortalPage((await params).portalId)
  const { items } = await listPortalVersions(context, { portalId: portal.portalId })
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <PublishCard
        portal={portal}
        products={portal.products}
        actions={{ publish: publishPortalAction, discard: discardChangesAction, save: saveDraftAction }}
        canWrite={canWrite}
      />
      <VersionList portalId={portal.portalId} versions={items} restore={restoreVersionAction} canWrite={canWrite} />
    </div>
  )
}
