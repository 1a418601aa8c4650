import { randomInt } from 'node:crypto'
import { and, count, eq } from 'drizzle-orm'
import { z } from 'zod'
import { accounts, members } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { displayName } from '../users/email-address.ts'

/** Accounts that one user may own. */
const ownedAtMost = 10

/**
 * Makes an account and its first owner: the caller, where `ACCOUNT_SIGN_UP` is open. Only the server itself may name
 * another owner or choose the id (`ADMIN_ACCOUNT_ID`).
 */
export const createAccount = command({
  name: 'CreateAccount',
  permission: 'signed-in',
  input: z.object({
    name: displayName,
    accountId: z
      .string()
      .regex(/^\d{12}$/, 'Must have 12 digits')
      .optional(),
    ownerUserId: z.string().optional(),
  }),
  async run(context, input) {
    const { db, now } = context
    const userId = await ownerOf(context, input)
    const id = input.accountId ?? String(randomInt(100_000_000_000, 1_000_000_000_000))
    const createdDate = now()
    await db.insert(accounts).values({ id, name: input.name, createdAt: createdDate })
    await db.insert(members).values({ accountId: id, userId, role: 'owner', createdAt: createdDate })
    return { id, name: input.name, createdDate }
  },
  audit: ({ id, name }) => ({ resource: '/account', detail: { name }, accountId: id }),
})

async function ownerOf(
  { actor, settings, db }: Context,
  { accountId, ownerUserId }: { accountId?: string | undefined; ownerUserId?: string | undefined },
): Promise<string> {
  if (actor.kind === 'system') {
    if (ownerUserId === undefined) throw new ServiceError('BadRequestException', 'An account needs an owner')
    return ownerUserId
  }
  if (actor.kind !== 'user' || accountId !== undefined || ownerUserId !== undefined) {
    throw new ServiceError('ForbiddenException', 'You may only make an account of your own')
  }
  if (settings.accountSignUp !== 'open') {
    throw new ServiceError('ForbiddenException', 'Accounts are made by the operator of this installation')
  }
  const [owned] = await db
    .select({ count: count() })
    .from(members)
    .where(and(eq(members.userId, actor.userId), eq(members.role, 'owner')))
  if ((owned?.count ?? 0) >= ownedAtMost) {
    throw new ServiceError('LimitExceededException', `You own ${ownedAtMost} accounts, which is the most`)
  }
  return actor.userId
}
