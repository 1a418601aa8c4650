import type { Context } from '#server/context.ts'
import { inviteToPortal } from '../audience/invite-to-portal.ts'
import { updatePortalAudience } from '../audience/update-portal-audience.ts'
import { createPortal } from '../create-portal.ts'
import { uploadPortalImage } from '../images/upload-portal-image.ts'
import type { PortalAccess } from '../portal.ts'
import { publishPortal } from '../publish-portal.ts'
import { updatePortalDraft } from '../update-portal-draft.ts'
import { onePixel } from './pictures.ts'

/** A portal with a logo, a page and an invitation, whose draft has a word more than what is published. */
export async function publishedPortal(provider: Context, { access = 'public' }: { access?: PortalAccess } = {}) {
  const { portalId, slug, draft } = await createPortal(provider, { name: 'Acme Developers' })
  const { imageId } = await uploadPortalImage(provider, { portalId, content: onePixel.toString('base64') })
  await updatePortalDraft(provider, {
    portalId,
    branding: { ...draft.branding, logoLight: imageId },
    pages: [{ id: 'about', slug: 'about', title: 'About us', markdown: 'The published words.' }],
  })
  await publishPortal(provider, { portalId, description: 'The first one' })
  await updatePortalAudience(provider, { portalId, access })
  const invited = 'invited@example.org'
  const { invitations } = await inviteToPortal(provider, { portalId, emails: [invited] })
  await updatePortalDraft(provider, {
    portalId,
    pages: [{ id: 'about', slug: 'about', title: 'About us', markdown: 'The words of the draft.' }],
  })
  return { portalId, slug, imageId, invited, invitationUrl: invitations[0]?.url ?? '' }
}
