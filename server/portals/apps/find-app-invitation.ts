import { and, eq, gt } from 'drizzle-orm'
import { accounts, appInvitations, apps, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { hashApiKeyValue } from '../../secrets.ts'
import { consumerId } from './consumer-id.ts'

/**
 * The open invitation behind a link, or `NotFoundException`. The link alone is not enough: `ForbiddenException` for who
 * is signed in with another address than the one that was asked.
 */
export async function findAppInvitation(context: Context, token: string) {
  const userId = consumerId(context)
  const [row] = await context.db
    .select({ invitation: appInvitations, app: apps, providerName: accounts.name, email: users.email })
    .from(appInvitations)
    .innerJoin(apps, eq(apps.id, appInvitations.appId))
    .innerJoin(accounts, eq(accounts.id, apps.accountId))
    .innerJoin(users, eq(users.id, userId))
    .where(and(eq(appInvitations.tokenHash, hashApiKeyValue(token)), gt(appInvitations.expiresAt, context.now())))
  if (!row) throw new ServiceError('NotFoundException', 'This invitation is used, taken back or too old')
  if (row.email !== row.invitation.email) {
    throw new ServiceError(
      'ForbiddenException',
      'This invitation is for another address than yours. Sign in with the address that it was sent to',
    )
  }
  return row
}
