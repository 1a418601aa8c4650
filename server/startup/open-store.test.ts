import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { accounts } from '#db/schema.ts'
import { readSettings } from '../settings.ts'
import { openDataFolder } from './data-folder.ts'
import { LockHeld } from './lock-file.ts'
import { openStore } from './open-store.ts'
import { listDumps } from './rolling-dumps.ts'

/** A data folder without rows and dumps, copied for each test, since making a database takes seconds. */
let empty: string
let base: string
beforeAll(async () => {
  base = empty = mkdtempSync(path.join(tmpdir(), 'gatehouse-empty-store-'))
  await (await open()).close()
  for (const dump of await listDumps(path.join(base, 'dumps'))) rmSync(dump)
})
afterAll(() => rmSync(empty, { recursive: true }))
beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'gatehouse-store-'))
  cpSync(empty, base, { recursive: true })
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

const open = (environment: Record<string, string> = {}) =>
  openStore(readSettings({ DATA_DIR: base, ...environment }), openDataFolder(base), () => undefined)

test('the embedded database is one process’s, migrated, and dumped when it closes', async () => {
  const store = await open()
  await store.database.db.insert(accounts).values({ id: '1', name: 'One', createdAt: new Date() })
  await expect(open()).rejects.toThrow(LockHeld)
  await store.close()
  expect(existsSync(path.join(base, 'lock'))).toBe(false)
  expect(await listDumps(path.join(base, 'dumps'))).toHaveLength(1)
  const next = open()
  const again = await next
  expect(await again.database.db.$count(accounts)).toBe(1)
  await again.close()
})

test('a process that is started while the first one ends waits for it', async () => {
  const store = await open()
  store.closing()
  const successor = open()
  await store.close()
  await (await successor).close()
})

test('a start that fails lets the next one in', async () => {
  await (await open()).close()
  writeFileSync(path.join(base, 'database', 'global', 'pg_control'), Buffer.alloc(8192, 1))
  for (const dump of await listDumps(path.join(base, 'dumps'))) rmSync(dump)
  await expect(open()).rejects.toThrow('cannot be opened and has no dump')
  expect(existsSync(path.join(base, 'lock'))).toBe(false)
})

test('a server that cannot be reached fails the start with its reason, and takes no lock', async () => {
  const failed = await open({ DATABASE_URL: 'postgres://localhost:1/none' }).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(Error)
  expect(failed instanceof Error ? `${failed.message} ${failed.cause ?? ''}` : '').toContain('ECONNREFUSED')
  expect(existsSync(path.join(base, 'lock'))).toBe(false)
})

test.runIf(process.env.DATABASE_URL)(
  'processes that start together on one server migrate one after the other',
  async () => {
    const stores = await Promise.all(
      Array.from({ length: 4 }, () => open({ DATABASE_URL: process.env.DATABASE_URL ?? '' })),
    )
    for (const store of stores) {
      expect(store.database.kind).toBe('server')
      await store.close()
    }
  },
)
