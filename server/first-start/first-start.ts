import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { accounts } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { newId } from '#server/new-id.ts'
import type { Runtime } from '#server/runtime.ts'
import type { Settings } from '#server/settings.ts'
import { createAccessKey } from '../identity/access-keys/create-access-key.ts'
import { createAccount } from '../identity/accounts/create-account.ts'
import { signUp } from '../identity/users/sign-up.ts'
import { publishSample } from './publish-sample.ts'

/** What the first start made; nothing on every other. */
export interface FirstStart {
  created: boolean
  email?: string
  /** Only when it was drawn: it is stored nowhere else, so it must be shown now. */
  password?: string
}

/**
 * On an empty database: the first account with its owner (`ADMIN_…`), an access key where one is given, and the sample.
 * In one transaction, so that a crash in the middle leaves an empty database, and under a lock, so that of several
 * servers that start together one does it.
 */
export async function firstStart({ settings, database, secrets }: Runtime): Promise<FirstStart> {
  checkAccessKey(settings)
  if (await hasAccounts(database.db)) return { created: false }
  return await database.db.transaction(async (db) => {
    await db.execute(sql`select pg_advisory_xact_lock(hashtext('gatehouse_first_start'))`)
    if (await hasAccounts(db)) return { created: false }
    const context: Context = {
      db,
      actor: { kind: 'system' },
      accountId: '',
      settings,
      secrets,
      now: () => new Date(),
      newId,
      requestId: randomUUID(),
      sourceIp: '127.0.0.1',
    }
    return await createFirstAccount(context)
  })
}

async function createFirstAccount(context: Context): Promise<FirstStart> {
  const { admin } = context.settings
  const email = admin.email ?? 'owner@example.com'
  const password = admin.password ?? randomBytes(15).toString('base64url')
  const { userId } = await signUp(context, { email, name: 'Owner', password })
  const account = await createAccount(context, {
    name: 'My organisation',
    ownerUserId: userId,
    ...(admin.accountId ? { accountId: admin.accountId } : {}),
  })
  const inside = { ...context, accountId: account.id }
  if (admin.accessKeyId && admin.secretAccessKey) {
    const { accessKeyId, secretAccessKey } = admin
    await createAccessKey(inside, { userId, accessKeyId, secretAccessKey, description: 'Made at the first start' })
  }
  await publishSample(inside)
  return { created: true, email, ...(admin.password ? {} : { password }) }
}

async function hasAccounts(db: Database): Promise<boolean> {
  return (await db.select({ id: accounts.id }).from(accounts).limit(1)).length > 0
}

function checkAccessKey({ admin }: Settings): void {
  if (Boolean(admin.accessKeyId) === Boolean(admin.secretAccessKey)) return
  throw new Error('ADMIN_ACCESS_KEY_ID and ADMIN_SECRET_ACCESS_KEY must be given together')
}
