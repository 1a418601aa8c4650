import { socialImage, socialImageSize } from './social-image.tsx'

export const size = socialImageSize
export const contentType = 'image/png'
export const alt = 'The catalogue of APIs'

export default async function CatalogueImage() {
  return await socialImage({
    title: 'Find an API',
    line: 'Read it, try it in the browser, take a key.',
    facts: ['The first call is two clicks away'],
  })
}
