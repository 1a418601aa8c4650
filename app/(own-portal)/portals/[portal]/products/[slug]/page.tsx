import type { Metadata } from 'next'
import ProductPage, { generateMetadata as productMetadata } from '../../../../../(portal)/products/[slug]/page.tsx'
import { portalOrigin } from '../../own-portal.ts'
import { findPortalProduct } from './find-portal-product.ts'

interface PortalProductProps {
  params: Promise<{ portal: string; slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params, searchParams }: PortalProductProps): Promise<Metadata> {
  const { portal, slug } = await params
  const { entered, base } = await findPortalProduct(portal, slug)
  const own = await productMetadata({ params: Promise.resolve({ slug }), searchParams })
  const url = `${portalOrigin(entered)}/products/${slug}`
  const isListed = entered.access === 'public' && !entered.view.preview
  return {
    ...own,
    alternates: { canonical: url, types: { 'text/markdown': `${base}/products/${slug}.md` } },
    openGraph: { ...own.openGraph, url, siteName: entered.name },
    ...(isListed ? {} : { robots: { index: false } }),
  }
}

/** The product's own page, inside the portal: what it shows and what it links to is the reader's here. */
export default async function PortalProduct({ params, searchParams }: PortalProductProps) {
  const { portal, slug } = await params
  await findPortalProduct(portal, slug)
  return <ProductPage params={Promise.resolve({ slug })} searchParams={searchParams} />
}
