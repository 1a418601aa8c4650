import type { Metadata } from 'next'
import GuidePage, {
  generateMetadata as guideMetadata,
} from '../../../../../../../(portal)/products/[slug]/guides/[guide]/page.tsx'
import { portalOrigin } from '../../../../own-portal.ts'
import { findPortalProduct } from '../../find-portal-product.ts'

interface PortalGuideProps {
  params: Promise<{ portal: string; slug: string; guide: string }>
}

export async function generateMetadata({ params }: PortalGuideProps): Promise<Metadata> {
  const { portal, slug, guide } = await params
  const { entered, base } = await findPortalProduct(portal, slug)
  const own = await guideMetadata({ params: Promise.resolve({ slug, guide }) })
  const path = `/products/${slug}/guides/${guide}`
  const isListed = entered.access === 'public' && !entered.view.preview
  return {
    ...own,
    alternates: { canonical: `${portalOrigin(entered)}${path}`, types: { 'text/markdown': `${base}${path}.md` } },
    openGraph: { ...own.openGraph, url: `${portalOrigin(entered)}${path}`, siteName: entered.name },
    ...(isListed ? {} : { robots: { index: false } }),
  }
}

/** A product's guide inside the portal. */
export default async function PortalGuide({ params }: PortalGuideProps) {
  const { portal, slug, guide } = await params
  await findPortalProduct(portal, slug)
  return <GuidePage params={Promise.resolve({ slug, guide })} />
}
