import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema.ts'
import { ServiceError } from '../errors.ts'
import { command } from '../operation.ts'
import { noticeTopics } from './mail-kinds.ts'
import { readToken } from './signed-token.ts'

/** The claims of the link at the end of a notice. */
export const switchOffClaims = z.object({ userId: z.string(), topic: z.enum(noticeTopics) })

/** Ends mails of one topic by the link in one of them, without signing in. */
export const switchOffNotices = command({
  name: 'SwitchOffNotices',
  permission: 'public',
  input: z.object({ token: z.string().max(2000) }),
  async run({ db, secrets, now }, { token }) {
    const claims = readToken(secrets, 'switch-off-notices', { token, claims: switchOffClaims, now: now() })
    const [user] = claims ? await db.select().from(users).where(eq(users.id, claims.userId)).for('update') : []
    if (!claims || !user) throw new ServiceError('NotFoundException', 'This link is not one of ours. Sign in to choose')
    const { topic } = claims
    const mutedNotices = [...new Set([...user.mutedNotices, topic])]
    await db.update(users).set({ mutedNotices }).where(eq(users.id, user.id))
    return { userId: user.id, topic }
  },
  audit: ({ userId, topic }) => ({ resource: `/users/${userId}`, detail: { switchedOff: topic } }),
})
