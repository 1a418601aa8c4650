import { and, eq, isNull, or } from 'drizzle-orm'
import { z } from 'zod'
import { portalMembers, portals } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { consumerId } from '../../apps/consumer-id.ts'
import { readInvitation } from './invitation-url.ts'

/** Lets the signed-in user in whom the link was sent to. A link lets one person in; one that was taken back, nobody. */
export const acceptPortalInvitation = command({
  name: 'AcceptPortalInvitation',
  permission: 'signed-in',
  input: z.object({ token: z.string().max(2000) }),
  async run(context, { token }) {
    const userId = consumerId(context)
    const invitation = readInvitation(context, token)
    const notThere = new ServiceError('NotFoundException', 'This invitation has expired, was used or was taken back')
    if (!invitation) throw notThere
    const { portalId, email } = invitation
    const [portal] = await context.db.select().from(portals).where(eq(portals.id, portalId))
    const accepted = await context.db
      .update(portalMembers)
      .set({ userId })
      .where(
        and(
          eq(portalMembers.portalId, portalId),
          eq(portalMembers.email, email),
          or(isNull(portalMembers.userId), eq(portalMembers.userId, userId)),
        ),
      )
      .returning()
    if (!portal || accepted.length === 0) throw notThere
    return { portalId, slug: portal.slug, accountId: portal.accountId, email }
  },
  audit: ({ portalId, accountId, email }) => ({
    accountId,
    resource: `/portals/${portalId}/members`,
    detail: { entered: email },
  }),
})
