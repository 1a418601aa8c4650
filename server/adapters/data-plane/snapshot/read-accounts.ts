import { and, eq, gt, inArray, isNotNull, or } from 'drizzle-orm'
import type { AccessKeySnapshot, AccountSnapshot, CredentialsSnapshot } from 'gateway-core/snapshot.ts'
import type { Database } from '#db/client.ts'
import { accessKeys, accounts, awsCredentials, members, users } from '#db/schema.ts'
import { type Entries, type Page, pageOf, rowsInPage } from './page.ts'
import { toAccessKeySnapshot, toAccountSnapshot, toCredentialsSnapshot } from './to-snapshot.ts'

/** The access keys after `after` (an id), in order. */
export async function readAccessKeyPage(db: Database, after = ''): Promise<Page<AccessKeySnapshot>> {
  const rows = await accessKeyRows(db).where(gt(accessKeys.id, after)).orderBy(accessKeys.id).limit(rowsInPage)
  return pageOf(rows.map(accessKeyEntry), rowsInPage, ([id]) => id)
}

/** The access keys with these ids that exist. */
export async function readAccessKeys(db: Database, ids: readonly string[]): Promise<Entries<AccessKeySnapshot>> {
  if (ids.length === 0) return []
  return (await accessKeyRows(db).where(inArray(accessKeys.id, [...ids]))).map(accessKeyEntry)
}

function accessKeyRows(db: Database) {
  return db
    .select({ key: accessKeys, email: users.email, role: members.role })
    .from(accessKeys)
    .innerJoin(users, eq(users.id, accessKeys.userId))
    .innerJoin(members, and(eq(members.accountId, accessKeys.accountId), eq(members.userId, accessKeys.userId)))
}

function accessKeyEntry({
  key,
  ...user
}: Awaited<ReturnType<typeof accessKeyRows>>[number]): [string, AccessKeySnapshot] {
  return [key.id, toAccessKeySnapshot(key, user)]
}

/** Stored credentials after `after` (`{accountId} {arn}`), in order. */
export async function readCredentialsPage(db: Database, after = ' '): Promise<Page<CredentialsSnapshot>> {
  const { accountId, arn } = readName(after)
  const rows = await db
    .select()
    .from(awsCredentials)
    .where(
      or(
        gt(awsCredentials.accountId, accountId),
        and(eq(awsCredentials.accountId, accountId), gt(awsCredentials.arn, arn)),
      ),
    )
    .orderBy(awsCredentials.accountId, awsCredentials.arn)
    .limit(rowsInPage)
  return pageOf(rows.map(credentialsEntry), rowsInPage, ([name]) => name)
}

/** Stored credentials with these names (`{accountId} {arn}`) that exist. */
export async function readCredentials(db: Database, names: readonly string[]): Promise<Entries<CredentialsSnapshot>> {
  if (names.length === 0) return []
  const conditions = names.map(readName).map(({ accountId, arn }) => {
    return and(eq(awsCredentials.accountId, accountId), eq(awsCredentials.arn, arn))
  })
  const rows = await db
    .select()
    .from(awsCredentials)
    .where(or(...conditions))
  return rows.map(credentialsEntry)
}

function credentialsEntry(row: typeof awsCredentials.$inferSelect): [string, CredentialsSnapshot] {
  return [`${row.accountId} ${row.arn}`, toCredentialsSnapshot(row)]
}

function readName(name: string): { accountId: string; arn: string } {
  const end = name.indexOf(' ')
  return { accountId: name.slice(0, end), arn: name.slice(end + 1) }
}

/** The accounts after `after` (an id) that have a limit of their own, in order. */
export async function readAccountPage(db: Database, after = ''): Promise<Page<AccountSnapshot>> {
  const rows = await db
    .select()
    .from(accounts)
    .where(and(gt(accounts.id, after), isNotNull(accounts.throttleRateLimit)))
    .orderBy(accounts.id)
    .limit(rowsInPage)
  return pageOf(rows.flatMap(accountEntry), rowsInPage, ([id]) => id)
}

/** The accounts with these ids that have a limit of their own. */
export async function readAccounts(db: Database, ids: readonly string[]): Promise<Entries<AccountSnapshot>> {
  if (ids.length === 0) return []
  const rows = await db
    .select()
    .from(accounts)
    .where(inArray(accounts.id, [...ids]))
  return rows.flatMap(accountEntry)
}

function accountEntry(row: typeof accounts.$inferSelect): [string, AccountSnapshot][] {
  const account = toAccountSnapshot(row)
  return account === undefined ? [] : [[row.id, account]]
}
