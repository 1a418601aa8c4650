import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { accessKeys, members } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { announceAccessKeys } from '../access-keys/announce-access-keys.ts'
import { findAccount } from '../accounts/find-account.ts'
import { checkOwnerRemains, checkOwnerRight } from './check-owners.ts'
import { findMember } from './find-member.ts'

/** Takes a member out of the account, with the access keys that they made in it. The user remains. */
export const removeMember = command({
  name: 'RemoveMember',
  permission: 'members:write',
  input: z.object({ userId: z.string() }),
  async run(context, { userId }) {
    const { db } = context
    const { id: accountId } = await findAccount(context, { lock: true })
    const member = await findMember(context, userId)
    checkOwnerRight(context, member.role)
    if (member.role === 'owner') await checkOwnerRemains(context)
    await announceAccessKeys(context, userId)
    await db.delete(accessKeys).where(and(eq(accessKeys.accountId, accountId), eq(accessKeys.userId, userId)))
    await db.delete(members).where(and(eq(members.accountId, accountId), eq(members.userId, userId)))
    return { userId }
  },
  audit: ({ userId }) => ({ resource: `/members/${userId}` }),
})
