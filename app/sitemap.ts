import type { MetadataRoute } from 'next'
import { publicOrigin } from './(portal)/public-origin.ts'
import { publicGuides, publicProducts } from './(portal)/public-products.ts'

export const dynamic = 'force-dynamic'

/** What everybody may find. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const origin = publicOrigin()
  const products = await publicProducts()
  const guides = await publicGuides()
  return [
    { url: `${origin}/` },
    ...products.map(({ slug, changedAt }) => ({ url: `${origin}/products/${slug}`, lastModified: changedAt })),
    ...guides.map(({ productSlug, slug, updatedAt }) => ({
      url: `${origin}/products/${productSlug}/guides/${slug}`,
      lastModified: updatedAt,
    })),
  ]
}
