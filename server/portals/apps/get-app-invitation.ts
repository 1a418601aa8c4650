import { z } from 'zod'
import { query } from '../../operation.ts'
import { findAppInvitation } from './find-app-invitation.ts'

/** What the caller is asked to share, for the page behind the link. */
export const getAppInvitation = query({
  name: 'GetAppInvitation',
  permission: 'signed-in',
  input: z.object({ token: z.string().max(100) }),
  async run(context, { token }) {
    const { invitation, app, providerName } = await findAppInvitation(context, token)
    return { appName: app.name, providerName, role: invitation.role, expiresAt: invitation.expiresAt }
  },
})
