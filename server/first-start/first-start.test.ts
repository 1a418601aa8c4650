import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import type { DatabaseClient } from '#db/client.ts'
import { accessKeys, accounts, members, products, stages, users } from '#db/schema.ts'
import { emptyDatabase } from '#server/testing/empty-database.ts'
import { isPasswordOf } from '../identity/users/hash-password.ts'
import type { Runtime } from '../runtime.ts'
import { createSecrets } from '../secrets.ts'
import { readSettings } from '../settings.ts'
import { firstStart } from './first-start.ts'

const open: DatabaseClient[] = []

/** A database of its own in memory: a first start commits. */
async function emptyRuntime(env: Record<string, string> = {}): Promise<Runtime> {
  const database = await emptyDatabase()
  open.push(database)
  return { settings: readSettings(env), database, secrets: createSecrets('a secret for tests only') }
}

afterEach(async () => {
  for (const database of open.splice(0)) await database.close()
})

test('the first start makes an account, its owner with a random password, and the published sample', async () => {
  const runtime = await emptyRuntime()
  const { db } = runtime.database
  const made = await firstStart(runtime)
  expect(made).toMatchObject({ created: true, email: 'owner@example.com', password: expect.stringMatching(/^.{20}$/) })
  const [account] = await db.select().from(accounts)
  expect(account?.id).toMatch(/^\d{12}$/)
  expect(await db.select().from(members)).toMatchObject([{ accountId: account?.id, role: 'owner' }])
  const [user] = await db.select().from(users)
  expect(await isPasswordOf(made.password ?? '', user?.passwordHash ?? '')).toBe(true)
  expect(await db.select().from(products)).toMatchObject([{ published: true, visibility: 'public' }])
  expect(await db.select().from(stages)).toMatchObject([{ stageName: 'prod' }])
  expect(await db.select().from(accessKeys)).toEqual([])
})

test('the second start makes nothing', async () => {
  const runtime = await emptyRuntime()
  await firstStart(runtime)
  expect(await firstStart(runtime)).toEqual({ created: false })
  expect(await runtime.database.db.$count(accounts)).toBe(1)
  expect(await runtime.database.db.$count(products)).toBe(1)
})

test('two servers that start together make one installation', async () => {
  const runtime = await emptyRuntime()
  const made = await Promise.all([firstStart(runtime), firstStart(runtime)])
  expect(made.filter(({ created }) => created)).toHaveLength(1)
  expect(await runtime.database.db.$count(accounts)).toBe(1)
})

test('ADMIN_… name everything, and a chosen password is not shown', async () => {
  const runtime = await emptyRuntime({
    ADMIN_EMAIL: 'Ops@Example.org',
    ADMIN_PASSWORD: 'short',
    ADMIN_ACCOUNT_ID: '000000000042',
    ADMIN_ACCESS_KEY_ID: 'test',
    ADMIN_SECRET_ACCESS_KEY: 'x',
  })
  const { db } = runtime.database
  expect(await firstStart(runtime)).toEqual({ created: true, email: 'Ops@Example.org' })
  expect(await db.select().from(accounts)).toMatchObject([{ id: '000000000042' }])
  const [user] = await db.select().from(users).where(eq(users.email, 'ops@example.org'))
  expect(await isPasswordOf('short', user?.passwordHash ?? '')).toBe(true)
  const [key] = await db.select().from(accessKeys)
  expect(key).toMatchObject({ id: 'test', accountId: '000000000042', userId: user?.id })
  expect(runtime.secrets.decrypt(key?.secretEncrypted ?? '', 'access-key')).toBe('x')
})

test('half an access key is refused before anything is made', async () => {
  const runtime = await emptyRuntime({ ADMIN_ACCESS_KEY_ID: 'test' })
  await expect(firstStart(runtime)).rejects.toThrow('ADMIN_SECRET_ACCESS_KEY')
  expect(await runtime.database.db.$count(accounts)).toBe(0)
})

test('a first start that fails in the middle leaves an empty database, and the next one succeeds', async () => {
  const runtime = await emptyRuntime()
  const broken = {
    ...runtime,
    settings: { ...runtime.settings, admin: { ...runtime.settings.admin, accountId: 'not an id' } },
  }
  await expect(firstStart(broken)).rejects.toThrow()
  expect(await runtime.database.db.$count(users)).toBe(0)
  expect(await firstStart(runtime)).toMatchObject({ created: true })
})
