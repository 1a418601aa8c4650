import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema.ts'
import { ServiceError } from '../errors.ts'
import { command } from '../operation.ts'
import { isOpen } from '../portals/access-requests/access-request.ts'
import { openForRules, tryRules } from '../portals/access-requests/apply-rules.ts'
import { confirmClaims } from './confirm-address-url.ts'
import { readToken } from './signed-token.ts'

/**
 * Proves the caller's address by the link that was sent there. Only for the user who is signed in: otherwise whoever
 * signs up with somebody else's address could wait for that person to click. What rules approve for proven addresses is
 * approved then.
 */
export const confirmAddress = command({
  name: 'ConfirmAddress',
  permission: 'signed-in',
  input: z.object({ token: z.string().max(2000) }),
  async run(context, { token }) {
    const { db, secrets, now, actor } = context
    const claims = readToken(secrets, 'confirm-address', { token, claims: confirmClaims, now: now() })
    if (!claims || actor.kind !== 'user' || actor.userId !== claims.userId) {
      throw new ServiceError('NotFoundException', 'This link is for somebody else, or too old. Have another one sent')
    }
    const { userId, email } = claims
    const [user] = await db
      .select()
      .from(users)
      .where(and(eq(users.id, userId), eq(users.email, email)))
      .for('update')
    if (!user) throw new ServiceError('NotFoundException', 'This link is for another address. Have another one sent')
    await db
      .update(users)
      .set({ emailVerifiedAt: now() })
      .where(and(eq(users.id, userId), isNull(users.emailVerifiedAt)))
    let approved = 0
    for (const { request } of await openForRules(context, { userId })) {
      const decided = isOpen(request) ? await tryRules(context, request) : undefined
      if (decided?.status === 'approved') approved += 1
    }
    return { userId, email, approved }
  },
  audit: ({ userId, email }) => ({ resource: `/users/${userId}`, detail: { confirmed: email } }),
})
