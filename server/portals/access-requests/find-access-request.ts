import { and, eq } from 'drizzle-orm'
import { accessRequests, users } from '#db/schema.ts'
import type { CommandContext, Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { consumerId } from '../apps/consumer-id.ts'
import { type AccessRequestRow, isOpen } from './access-request.ts'

/**
 * A request to the actor's account that is still open, locked until the commit, so that of two decisions at once one is
 * told about the other: `ConflictException` in words. `NotFoundException` for another account's.
 */
export async function lockOpenRequest(context: CommandContext, accessRequestId: string): Promise<AccessRequestRow> {
  const row = await lockRequest(context, accessRequestId)
  if (!isOpen(row)) throw new ServiceError('ConflictException', await closedWords(context, row))
  return row
}

/** As `lockOpenRequest`, open or not. */
export async function lockRequest(context: CommandContext, accessRequestId: string): Promise<AccessRequestRow> {
  const { db, accountId } = context
  const [row] = await db
    .select()
    .from(accessRequests)
    .where(and(eq(accessRequests.id, accessRequestId), eq(accessRequests.accountId, accountId)))
    .for('update')
  if (!row) throw notFound()
  return row
}

/** A request of the consumer's own, locked until the commit; `NotFoundException` for anybody else's. */
export async function lockOwnRequest(context: CommandContext, accessRequestId: string): Promise<AccessRequestRow> {
  const [row] = await context.db
    .select()
    .from(accessRequests)
    .where(and(eq(accessRequests.id, accessRequestId), eq(accessRequests.userId, consumerId(context))))
    .for('update')
  if (!row) throw notFound()
  return row
}

/** What became of a request that is not open any more. */
export async function closedWords({ db }: Pick<Context, 'db'>, row: AccessRequestRow): Promise<string> {
  if (row.status === 'withdrawn') return 'This request was taken back by the one who made it'
  const done = row.status === 'approved' ? 'approved' : 'denied'
  const [person] = row.decidedBy
    ? await db.select({ name: users.name }).from(users).where(eq(users.id, row.decidedBy))
    : []
  const who = row.decidedByRule ? 'a rule' : (person?.name ?? 'somebody')
  return `This request was ${done} already, by ${who}`
}

function notFound(): ServiceError {
  return new ServiceError('NotFoundException', 'There is no such request')
}
