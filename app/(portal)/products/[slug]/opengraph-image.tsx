import { priceRangeOf } from '#components/portal/price-words.ts'
import { socialImage, socialImageSize } from '../../social-image.tsx'
import { findProductPage } from './find-product-page.ts'

export const size = socialImageSize
export const contentType = 'image/png'
export const alt = 'The name of the API, what it is for and what it costs'

export default async function ProductImage({ params }: { params: Promise<{ slug: string }> }) {
  const { name, tagline, plans, provider } = await findProductPage((await params).slug)
  const price = priceRangeOf(plans)
  return await socialImage({ title: name, line: tagline, facts: [...(price ? [price] : []), `by ${provider.name}`] })
}
