import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageEditor } from '#components/portals/editing/page-editor.tsx'
import type { PageProps } from '../../../../page-props.ts'
import { savePageAction } from '../../../page-actions.ts'
import { findPortalPage } from '../../find-portal-page.ts'

type PortalTextProps = PageProps<'portalId' | 'pageId'>

export async function generateMetadata({ params }: PortalTextProps): Promise<Metadata> {
  const { portalId, pageId } = await params
  const { portal } = await findPortalPage(portalId)
  const t = await getTranslations('portals.pageEditor')
  const page = portal.draft.pages.find(({ id }) => id === pageId)
  return { title: `${page?.title ?? t('newTitle')} · ${portal.name}` }
}

/** One page of the portal; `new` makes one. */
export default async function PortalTextPage({ params }: PortalTextProps) {
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
