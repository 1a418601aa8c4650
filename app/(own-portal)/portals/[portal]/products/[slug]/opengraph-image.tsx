import { getLocale, getTranslations } from 'next-intl/server'
import { priceRangeOf } from '#components/portal/price-words.ts'
import { findProductPage } from '../../../../../(portal)/products/[slug]/find-product-page.ts'
import { socialImage, socialImageSize } from '../../../../../(portal)/social-image.tsx'
import { socialLook } from '../../social-look.ts'
import { findPortalProduct } from './find-portal-product.ts'

export const size = socialImageSize
export const contentType = 'image/png'
export const alt = 'The name of the API, what it is for and what it costs'

export default async function PortalProductImage({ params }: { params: Promise<{ portal: string; slug: string }> }) {
  const { portal, slug } = await params
  const { entered } = await findPortalProduct(portal, slug)
  const { name, tagline, plans } = await findProductPage(slug)
  const price = priceRangeOf({ t: await getTranslations('limits'), locale: await getLocale() }, plans)
  return await socialImage({ title: name, line: tagline, facts: price ? [price] : [], look: socialLook(entered) })
}
