import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { members } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { announceAccessKeys } from '../access-keys/announce-access-keys.ts'
import { findAccount } from '../accounts/find-account.ts'
import { checkOwnerRemains, checkOwnerRight } from './check-owners.ts'
import { findMember } from './find-member.ts'
import { memberRole } from './member.ts'

/** Gives a member another role. */
export const updateMember = command({
  name: 'UpdateMember',
  permission: 'members:write',
  input: z.object({ userId: z.string(), role: memberRole }),
  async run(context, { userId, role }) {
    const { id: accountId } = await findAccount(context, { lock: true })
    const member = await findMember(context, userId)
    checkOwnerRight(context, member.role, role)
    if (member.role === 'owner' && role !== 'owner') await checkOwnerRemains(context)
    await context.db
      .update(members)
      .set({ role })
      .where(and(eq(members.accountId, accountId), eq(members.userId, userId)))
    await announceAccessKeys(context, userId)
    return { userId, role }
  },
  audit: ({ userId, role }) => ({ resource: `/members/${userId}`, detail: { role } }),
})
