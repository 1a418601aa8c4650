import type { Metadata } from 'next'
import { PortalHome } from '#components/portals/served/portal-home.tsx'
import { portalOrigin, portalProducts, requireOpenPortal } from './own-portal.ts'

interface HomeProps {
  params: Promise<{ portal: string }>
}

export async function generateMetadata({ params }: HomeProps): Promise<Metadata> {
  const { entered, base } = await requireOpenPortal((await params).portal)
  const { name, tagline } = entered.content
  const url = portalOrigin(entered)
  return {
    title: { absolute: name },
    description: tagline || name,
    alternates: { canonical: url, types: { 'text/markdown': `${base}/index.md` } },
    openGraph: { title: name, description: tagline || name, type: 'website', url, siteName: name },
    twitter: { card: 'summary_large_image', title: name, description: tagline || name },
  }
}

export default async function PortalHomePage({ params }: HomeProps) {
  const portal = await requireOpenPortal((await params).portal)
  const cards = await portalProducts(portal)
  const { home } = portal.entered.content
  const featured = home.featured.flatMap((id) => cards.find((card) => card.productId === id) ?? [])
  const { remoteImages } = portal.reader.settings
  return (
    <PortalHome home={home} base={portal.base} featured={featured} total={cards.length} remoteImages={remoteImages} />
  )
}
