import { and, count, eq, gt, inArray } from 'drizzle-orm'
import { accessRequests, accounts } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { enqueueMail } from '../../mail/enqueue-mail.ts'
import { findRecipient } from '../../mail/find-recipient.ts'
import { consumerId } from '../apps/consumer-id.ts'
import { lockConsumer } from '../apps/insert-app.ts'
import type { AccessRequestRow } from './access-request.ts'
import { applyRules } from './apply-rules.ts'
import { adminValues, decidersOf, ownRequestUrl, requestForMail, requestValues } from './request-mail-values.ts'

/** Requests of one consumer at one provider in 24 hours: each of them is a mail to every admin. */
export const requestsPerDay = 20

interface NewRequest {
  readonly accountId: string
  readonly kind: AccessRequestRow['kind']
  readonly appId?: string
  readonly productId?: string
  readonly usagePlanId?: string
  readonly previousUsagePlanId?: string
  readonly portalId?: string
  readonly reason?: string | undefined
}

/**
 * Asks for what needs approval: the account's rules decide at once, or its admins get a mail. Who may ask, for what, is
 * for the caller to check.
 * @returns the request: open, or as a rule decided it.
 */
export async function openAccessRequest(context: CommandContext, wanted: NewRequest): Promise<AccessRequestRow> {
  await lockConsumer(context)
  await requireRoomToAsk(context, wanted)
  await requireReason(context, wanted)
  const [row] = await context.db
    .insert(accessRequests)
    .values({
      id: context.newId(10),
      status: 'pending',
      userId: consumerId(context),
      messages: [],
      createdAt: context.now(),
      ...wanted,
    })
    .returning()
  if (!row) throw new Error('The request that was just written is not there')
  const decided = await applyRules(context, row)
  if (decided) return decided
  await tellBothSides(context, row)
  return row
}

async function requireRoomToAsk(context: CommandContext, { accountId, ...wanted }: NewRequest): Promise<void> {
  const { db, now } = context
  const mine = and(eq(accessRequests.accountId, accountId), eq(accessRequests.userId, consumerId(context)))
  // What is asked for an app is asked for everybody who shares it.
  const same = wanted.portalId
    ? and(mine, eq(accessRequests.portalId, wanted.portalId))
    : and(eq(accessRequests.appId, wanted.appId ?? ''), eq(accessRequests.productId, wanted.productId ?? ''))
  const open = await db
    .select({ id: accessRequests.id })
    .from(accessRequests)
    .where(and(same, inArray(accessRequests.status, ['pending', 'question'])))
    .limit(1)
  if (open.length > 0) {
    throw new ServiceError('ConflictException', 'You have asked for this already. Take that request back to ask anew')
  }
  const dayAgo = new Date(now().getTime() - 24 * 60 * 60_000)
  const [recent] = await db
    .select({ count: count() })
    .from(accessRequests)
    .where(and(mine, gt(accessRequests.createdAt, dayAgo)))
  if (recent && recent.count >= requestsPerDay) {
    throw new ServiceError('LimitExceededException', `You have asked ${requestsPerDay} times today. Try again tomorrow`)
  }
}

async function requireReason({ db }: CommandContext, { accountId, reason }: NewRequest): Promise<void> {
  if (reason) return
  const [account] = await db
    .select({ isRequired: accounts.requestReasonRequired })
    .from(accounts)
    .where(eq(accounts.id, accountId))
  if (!account?.isRequired) return
  throw new ServiceError('BadRequestException', 'Say what you need it for: the provider asks for a reason', {
    fields: { reason: 'must not be empty' },
  })
}

async function tellBothSides(context: CommandContext, row: AccessRequestRow): Promise<void> {
  const request = await requestForMail(context, row)
  const { accountId } = row
  for (const admin of await decidersOf(context, accountId)) {
    const values = adminValues(context, request, admin.id)
    await enqueueMail(context, { kind: 'requestOpened', to: admin, accountId, values })
  }
  await enqueueMail(context, {
    kind: 'requestReceived',
    to: await findRecipient(context, row.userId),
    accountId,
    values: { ...requestValues(request), requestUrl: ownRequestUrl(context, row.id) },
  })
}
