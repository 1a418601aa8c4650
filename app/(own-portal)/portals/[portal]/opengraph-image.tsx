import { socialImage, socialImageSize } from '../../../(portal)/social-image.tsx'
import { requireOpenPortal } from './own-portal.ts'
import { socialLook } from './social-look.ts'

export const size = socialImageSize
export const contentType = 'image/png'
export const alt = 'The name of the portal'

export default async function PortalImage({ params }: { params: Promise<{ portal: string }> }) {
  const { entered } = await requireOpenPortal((await params).portal)
  const { home, tagline } = entered.content
  return await socialImage({ title: home.title || entered.name, line: tagline, facts: [], look: socialLook(entered) })
}
