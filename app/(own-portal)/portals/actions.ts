'use server'

import { redirect } from 'next/navigation'
import { formAction } from '#server/adapters/next/form-action.ts'
import { endSession } from '#server/adapters/next/session.ts'
import { acceptPortalInvitation } from '#server/portals/portals/audience/accept-portal-invitation.ts'
import { requestPortalAccess } from '#server/portals/portals/audience/request-portal-access.ts'

export const requestAccessAction = formAction(requestPortalAccess, (form) => ({
  slug: form.text('slug'),
  reason: form.optional('reason'),
}))

/** Signs out and stays where one is: at the portal's first page, or at its gate. */
export async function signOutOfPortalAction(base: string): Promise<void> {
  await endSession()
  redirect(/^\/portals\/[a-z0-9~-]{1,200}$/.test(base) ? base : '/')
}

export const acceptInvitationAction = formAction(acceptPortalInvitation, (form) => ({ token: form.text('token') }), {
  done: ({ slug }) => ({ redirectTo: `/portals/${slug}` }),
})
