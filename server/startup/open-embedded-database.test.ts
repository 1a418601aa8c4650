import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DatabaseClient } from '#db/client.ts'
import { accounts } from '#db/schema.ts'
import { openEmbeddedDatabase } from './open-embedded-database.ts'
import { keepRollingDumps, listDumps } from './rolling-dumps.ts'

/** A database without rows, copied for each test, since making one takes seconds. */
let empty: string
let base: string
let said: string[]
beforeAll(async () => {
  base = empty = mkdtempSync(path.join(tmpdir(), 'gatehouse-empty-'))
  await (await open()).close()
})
afterAll(() => rmSync(empty, { recursive: true }))
beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'gatehouse-database-'))
  cpSync(empty, base, { recursive: true })
  said = []
})
afterEach(() => rmSync(base, { recursive: true }))

const log = (line: string) => void said.push(line)
const open = () => openEmbeddedDatabase({ folder: path.join(base, 'database'), dumps: path.join(base, 'dumps'), log })
const dumpsOf = (database: DatabaseClient, everyMs?: number) =>
  keepRollingDumps({ database, folder: path.join(base, 'dumps'), log, ...(everyMs ? { everyMs } : {}) })

async function addAccount(database: DatabaseClient, id: string): Promise<void> {
  await database.db.insert(accounts).values({ id, name: id, createdAt: new Date() })
}

async function accountIds(database: DatabaseClient): Promise<string[]> {
  return (await database.db.select().from(accounts).orderBy(accounts.id)).map(({ id }) => id)
}

test('what was written is there after it is opened again', async () => {
  const first = await open()
  await addAccount(first, '1')
  await first.close()
  const second = await open()
  expect(await accountIds(second)).toEqual(['1'])
  await second.close()
  expect(said).toEqual([])
})

test.each([
  ['its control file is garbage', 'global/pg_control', Buffer.alloc(8192, 1)],
  ['its version file is gone', 'PG_VERSION', undefined],
])('a dump takes the place of a database that cannot be opened: %s', async (_, file, content) => {
  const first = await open()
  const dumps = await dumpsOf(first)
  await addAccount(first, '1')
  await dumps.dump()
  await addAccount(first, '2')
  dumps.close()
  await first.close()
  rmSync(path.join(base, 'database', file))
  if (content) writeFileSync(path.join(base, 'database', file), content)

  const second = await open()
  expect(await accountIds(second)).toEqual(['1'])
  await second.close()
  expect(said.join('\n')).toMatch(/cannot be opened.*\n.*moved to .*broken.*\n.*Going on with the dump/)
  expect(readdirSync(base).filter((name) => name.startsWith('database.broken-'))).toHaveLength(1)
})

test('a dump that is broken too is passed over for an older one', async () => {
  const first = await open()
  const dumps = await dumpsOf(first)
  await addAccount(first, '1')
  await dumps.dump()
  dumps.close()
  await first.close()
  writeFileSync(path.join(base, 'dumps', 'dump-29990101000000.tar.gz'), 'garbage')
  rmSync(path.join(base, 'database'), { recursive: true })

  const second = await open()
  expect(await accountIds(second)).toEqual(['1'])
  await second.close()
})

test('a broken database without a dump refuses to start, and nothing is touched', async () => {
  writeFileSync(path.join(base, 'database', 'global', 'pg_control'), Buffer.alloc(8192, 1))
  await expect(open()).rejects.toThrow('cannot be opened and has no dump')
  expect(existsSync(path.join(base, 'database', 'PG_VERSION'))).toBe(true)
})

test('a creation that was broken off is begun again', async () => {
  rmSync(path.join(base, 'database.created'))
  rmSync(path.join(base, 'database', 'PG_VERSION'))
  const database = await open()
  expect(await accountIds(database)).toEqual([])
  await database.close()
})

test('three dumps are kept, and none is made when nothing was written', async () => {
  const database = await open()
  const dumps = await dumpsOf(database)
  await dumps.dump()
  const [first] = await listDumps(path.join(base, 'dumps'))
  expect(first).toBeDefined()
  if (first) rmSync(first)
  await dumps.dump()
  expect(await listDumps(path.join(base, 'dumps'))).toEqual([])
  for (const second of [10, 11, 12]) writeFileSync(path.join(base, 'dumps', `dump-202001010000${second}.tar.gz`), '')
  await addAccount(database, '1')
  await dumps.dump()
  const names = (await listDumps(path.join(base, 'dumps'))).map((file) => path.basename(file))
  expect(names).toHaveLength(3)
  expect(names.slice(1)).toEqual(['dump-20200101000012.tar.gz', 'dump-20200101000011.tar.gz'])
  dumps.close()
  await database.close()
})

test('a dump is made from time to time', async () => {
  const database = await open()
  const dumps = await dumpsOf(database, 50)
  await expect.poll(() => listDumps(path.join(base, 'dumps')), { timeout: 10_000 }).toHaveLength(1)
  dumps.close()
  await dumps.dump()
  await database.close()
})
