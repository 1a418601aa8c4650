import { eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { portalMembers, users } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { findPortal } from '../find-portal.ts'
import { memberAddress, portalFields } from '../portal-fields.ts'
import { invitationUrl } from './invitation-url.ts'
import { mailInvitation } from './mail-invitation.ts'

/** Of one portal: those of others are no concern of theirs. */
const mostMembers = 100_000

/**
 * Asks people into a portal by address. Each gets a link; who has it and signs in is let in, whatever address they use,
 * and who has proven the address is let in without it.
 */
export const inviteToPortal = command({
  name: 'InviteToPortal',
  permission: 'portals:write',
  input: z.object({ portalId: portalFields.portalId, emails: z.array(memberAddress).min(1).max(100) }),
  async run(context, { portalId, emails }) {
    const row = await findPortal(context, portalId)
    const addresses = [...new Set(emails)]
    const kept = await context.db.$count(portalMembers, eq(portalMembers.portalId, portalId))
    if (kept > mostMembers) throw new ServiceError('LimitExceededException', 'There are too many invitations')
    await context.db
      .insert(portalMembers)
      .values(addresses.map((email) => ({ portalId, email, userId: null, createdAt: context.now() })))
      .onConflictDoNothing()
    const known = await context.db.select().from(users).where(inArray(users.email, addresses))
    const invitations = []
    for (const email of addresses) {
      const url = invitationUrl(context, { portalId, email, slug: row.slug })
      const user = known.find((one) => one.email === email)
      const isMailed = await mailInvitation(context, { row, email, url, user })
      invitations.push({ email, url, isMailed })
    }
    return { portalId, invitations }
  },
  audit: ({ portalId, invitations }) => ({
    resource: `/portals/${portalId}/members`,
    detail: { invited: invitations.map(({ email }) => email) },
  }),
})
