import { hash, randomBytes } from 'node:crypto'
import { and, count, eq, isNotNull, lt } from 'drizzle-orm'
import { z } from 'zod'
import { accessKeys } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { findMember } from '../members/find-member.ts'
import { policyText } from './policy-text.ts'
import { randomAccessKeyId, randomSecret } from './random-credentials.ts'

/** Temporary keys that are alive at once, in one account. */
const keysAtMost = 1000
const hour = 3_600_000

/**
 * Makes temporary credentials: an access key that works only together with its session token, and ends by itself. With
 * a policy it may call only what that allows. Members and durations are AWS STS's.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
export const getSessionToken = command({
  name: 'GetSessionToken',
  permission: 'access-keys:write',
  input: z.object({
    /** 15 minutes to 36 hours. */
    durationSeconds: z.int().min(900, 'Must be 900 or more').max(129_600, 'Must be 129600 or less').default(43_200),
    policy: policyText.optional(),
  }),
  async run(context, { durationSeconds, policy }) {
    const { db, accountId, actor, secrets, now } = context
    if (!('userId' in actor)) throw new ServiceError('ForbiddenException', 'Only a user has access keys')
    await findMember(context, actor.userId)
    const createdAt = now()
    // An hour longer, so that whoever still uses one is told that it has expired.
    const temporary = and(eq(accessKeys.accountId, accountId), isNotNull(accessKeys.expiresAt))
    const ended = await db
      .delete(accessKeys)
      .where(and(temporary, lt(accessKeys.expiresAt, new Date(createdAt.getTime() - hour))))
      .returning({ id: accessKeys.id })
    for (const { id } of ended) context.changed({ kind: 'access-key', accessKeyId: id })
    const [held] = await db.select({ count: count() }).from(accessKeys).where(temporary)
    if ((held?.count ?? 0) >= keysAtMost) {
      throw new ServiceError(
        'LimitExceededException',
        `${keysAtMost} temporary access keys are alive: wait until some end`,
      )
    }
    const accessKeyId = randomAccessKeyId('ASIA')
    const secretAccessKey = randomSecret()
    const sessionToken = randomBytes(96).toString('base64')
    const expiration = new Date(createdAt.getTime() + durationSeconds * 1000)
    await db.insert(accessKeys).values({
      id: accessKeyId,
      accountId,
      userId: actor.userId,
      secretEncrypted: secrets.encrypt(secretAccessKey, 'access-key'),
      sessionTokenHash: hash('sha256', sessionToken, 'hex'),
      expiresAt: expiration,
      policy: policy ?? null,
      createdAt,
    })
    context.changed({ kind: 'access-key', accessKeyId })
    return { accessKeyId, secretAccessKey, sessionToken, expiration }
  },
  audit: ({ accessKeyId, expiration }) => ({ resource: `/access-keys/${accessKeyId}`, detail: { expiration } }),
})
