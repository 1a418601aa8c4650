import { and, count, eq } from 'drizzle-orm'
import { members } from '#db/schema.ts'
import type { Context, Role } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

/** Only an owner makes owners and unmakes them. */
export function checkOwnerRight({ actor }: Pick<Context, 'actor'>, ...touched: Role[]): void {
  const isOwner = actor.kind === 'system' || ('role' in actor && actor.role === 'owner')
  if (touched.includes('owner') && !isOwner) {
    throw new ServiceError('ForbiddenException', 'Only an owner may change who is an owner')
  }
}

/** An account keeps an owner. Call it under the lock of `findAccount`, before the last one could go. */
export async function checkOwnerRemains({ db, accountId }: Pick<Context, 'db' | 'accountId'>): Promise<void> {
  const [owners] = await db
    .select({ count: count() })
    .from(members)
    .where(and(eq(members.accountId, accountId), eq(members.role, 'owner')))
  if ((owners?.count ?? 0) < 2) {
    throw new ServiceError(
      'ConflictException',
      'This is the only owner of the account: make another member owner first',
    )
  }
}
