import { and, count, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { accessKeys } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { findMember } from '../members/find-member.ts'
import { policyText } from './policy-text.ts'
import { randomAccessKeyId, randomSecret } from './random-credentials.ts'

/** Keys of one member in one account. AWS allows 2; teams here share an installation, not an IAM. */
const keysAtMost = 20

/**
 * Makes credentials for the management API and for methods with AWS_IAM, for the caller in this account. A policy
 * says what APIs requests signed with the key may call, instead of what the role allows. The answer is the only place where the secret
 * can be read. Only the server itself may choose whose they are and what they are (`ADMIN_ACCESS_KEY_ID`).
 */
export const createAccessKey = command({
  name: 'CreateAccessKey',
  permission: 'access-keys:write',
  input: z.object({
    description: z.string().trim().max(256, 'Must have 256 characters or fewer').optional(),
    policy: policyText.optional(),
    userId: z.string().optional(),
    accessKeyId: z.string().min(1).max(128).optional(),
    secretAccessKey: z.string().min(1).max(256).optional(),
  }),
  async run(context, input) {
    const { db, accountId, secrets, now } = context
    const userId = holderOf(context, input)
    await findMember(context, userId)
    const [held] = await db
      .select({ count: count() })
      .from(accessKeys)
      .where(and(eq(accessKeys.accountId, accountId), eq(accessKeys.userId, userId), isNull(accessKeys.expiresAt)))
    if ((held?.count ?? 0) >= keysAtMost) {
      throw new ServiceError(
        'LimitExceededException',
        `You have ${keysAtMost} access keys: delete one that is not used`,
      )
    }
    const accessKeyId = input.accessKeyId ?? randomAccessKeyId('AKIA')
    const secretAccessKey = input.secretAccessKey ?? randomSecret()
    const createDate = now()
    await db.insert(accessKeys).values({
      id: accessKeyId,
      accountId,
      userId,
      secretEncrypted: secrets.encrypt(secretAccessKey, 'access-key'),
      description: input.description || null,
      policy: input.policy ?? null,
      createdAt: createDate,
    })
    context.changed({ kind: 'access-key', accessKeyId })
    return { accessKeyId, secretAccessKey, createDate }
  },
  audit: ({ accessKeyId }, { description }) => ({
    resource: `/access-keys/${accessKeyId}`,
    detail: description ? { description } : {},
  }),
})

function holderOf(
  { actor }: Context,
  chosen: { userId?: string | undefined; accessKeyId?: string | undefined; secretAccessKey?: string | undefined },
): string {
  if (actor.kind === 'system') {
    if (chosen.userId === undefined) throw new ServiceError('BadRequestException', 'An access key needs a user')
    return chosen.userId
  }
  if (chosen.userId !== undefined || chosen.accessKeyId !== undefined || chosen.secretAccessKey !== undefined) {
    throw new ServiceError('ForbiddenException', 'You may only make an access key of your own, at random')
  }
  if (!('userId' in actor)) throw new ServiceError('ForbiddenException', 'Only a user has access keys')
  return actor.userId
}
