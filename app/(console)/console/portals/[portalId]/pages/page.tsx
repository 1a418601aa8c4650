import { HomeEditor } from '#components/portals/editing/home-editor.tsx'
import { NavigationEditor } from '#components/portals/editing/navigation-editor.tsx'
import { PageList } from '#components/portals/editing/page-list.tsx'
import { shownProducts } from '#server/portals/portals/content/portal-content.ts'
import type { PageProps } from '../../../page-props.ts'
import { saveDraftAction } from '../../draft-actions.ts'
import { findPortalPage } from '../find-portal-page.ts'
import { portalTitle } from '../portal-title.ts'

export const generateMetadata = portalTitle('pages')

export default async function PortalPagesPage({ params }: PageProps<'portalId'>) {
  const { portal, canWrite } = await findPortalPage((await params).portalId)
  const { portalId, draft } = portal
  const shown = shownProducts(draft)
  const { name, tagline, home, pages, header, footer } = draft
  const common = { portalId, save: saveDraftAction, canWrite }
  return (
    <div className="flex max-w-6xl flex-col gap-5">
      <HomeEditor content={{ name, tagline, home }} {...common} />
      <PageList content={{ pages, header, footer }} {...common} />
      <NavigationEditor
        content={{ pages, header, footer }}
        products={portal.products.filter(({ productId }) => shown.includes(productId))}
        {...common}
      />
    </div>
  )
}
