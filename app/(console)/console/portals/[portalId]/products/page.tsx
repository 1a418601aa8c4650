import { SectionsEditor } from '#components/portals/editing/sections-editor.tsx'
import type { PageProps } from '../../../page-props.ts'
import { saveDraftAction } from '../../draft-actions.ts'
import { findPortalPage } from '../find-portal-page.ts'
import { portalTitle } from '../portal-title.ts'

export const generateMetadata = portalTitle('products')

export default async function PortalProductsPage({ params }: PageProps<'portalId'>) {
  const { portal, canWrite } = await findPortalPage((await params).portalId)
  const { portalId, draft, products } = portal
  const { sections, home } = draft
  return (
    <div className="max-w-4xl">
      <SectionsEditor
        portalId={portalId}
        content={{ sections, home }}
        products={products}
        save={saveDraftAction}
        canWrite={canWrite}
      />
    </div>
  )
}
