import { getLocale, getTranslations } from 'next-intl/server'
import { priceRangeOf } from '#components/portal/price-words.ts'
import { socialImage, socialImageSize } from '../../social-image.tsx'
import { findProductPage } from './find-product-page.ts'

export const size = socialImageSize
export const contentType = 'image/png'

export default async function ProductImage({ params }: { params: Promise<{ slug: string }> }) {
  const { name, tagline, plans, provider } = await findProductPage((await params).slug)
  const t = await getTranslations('portal.hero')
  const price = priceRangeOf({ t: await getTranslations('limits'), locale: await getLocale() }, plans)
  return await socialImage({
    title: name,
    line: tagline,
    facts: [...(price ? [price] : []), t('by', { provider: provider.name })],
  })
}
