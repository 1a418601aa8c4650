'use server'

import { getTranslations } from 'next-intl/server'
import type { SentInvitation } from '#components/portals/audience/sent-invitation.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { inviteToPortal } from '#server/portals/portals/audience/invite-to-portal.ts'
import { removePortalMember } from '#server/portals/portals/audience/remove-portal-member.ts'
import { updatePortalAudience } from '#server/portals/portals/audience/update-portal-audience.ts'

export const saveAudienceAction = runFormAction(async (context, form) => {
  const t = await getTranslations('portals.done')
  await updatePortalAudience.invoke(context, {
    portalId: form.text('portalId'),
    access: form.text('access'),
    groupIds: form.all('groupIds'),
  })
  return { message: t('audienceSaved') }
})

/** One address a line, or between commas. */
export const inviteAction = runFormAction<readonly SentInvitation[]>(async (context, form) => {
  const t = await getTranslations('portals.done')
  const emails = form
    .text('emails')
    .split(/[\s,;]+/)
    .filter(Boolean)
  const { invitations } = await inviteToPortal.invoke(context, { portalId: form.text('portalId'), emails })
  return { message: t('invited', { count: invitations.length }), result: invitations }
})

export const removeMemberAction = runFormAction(async (context, form) => {
  const t = await getTranslations('portals.done')
  const { email } = await removePortalMember.invoke(context, {
    portalId: form.text('portalId'),
    email: form.text('email'),
  })
  return { message: t('memberRemoved', { email }) }
})
