import { notFound } from 'next/navigation'
import { PageEditor } from '#components/portals/editing/page-editor.tsx'
import type { PageProps } from '../../../../page-props.ts'
import { savePageAction } from '../../../page-actions.ts'
import { findPortalPage } from '../../find-portal-page.ts'

/** One page of the portal; `new` makes one. */
export default async function PortalTextPage({ params }: PageProps<'portalId' | 'pageId'>) {
  const { portalId, pageId } = await params
  const { portal, canWrite } = await findPortalPage(portalId)
  const page = portal.draft.pages.find(({ id }) => id === pageId)
  if (!page && (pageId !== 'new' || !canWrite)) notFound()
  return (
    <PageEditor
      key={pageId}
      portalId={portalId}
      page={page}
      previewHref={page && `/portals/${portal.slug}~visitor/pages/${page.slug}`}
      save={savePageAction}
      canWrite={canWrite}
    />
  )
}
