import { getTranslations } from 'next-intl/server'
import { socialImage, socialImageSize } from './social-image.tsx'

export const size = socialImageSize
export const contentType = 'image/png'

export default async function CatalogueImage() {
  const t = await getTranslations('portal.catalogue')
  return await socialImage({
    title: t('title'),
    line: t('cardLine'),
    facts: [t('cardFact')],
  })
}
