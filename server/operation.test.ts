import { asc, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { apiKeys, auditRecords, configurationChanges, usagePlanKeys, usagePlans } from '#db/schema.ts'
import type { CommandContext, ConfigurationChange } from './context.ts'
import { ServiceError } from './errors.ts'
import { command, preparedCommand, query } from './operation.ts'
import { withWorld } from './testing/with-world.ts'

const rename = command({
  name: 'Rename',
  permission: 'apis:write',
  input: z.object({ name: z.string().max(5), fail: z.boolean().optional() }),
  async run(context, input) {
    context.changed({ kind: 'api-key', apiKeyId: 'k1' })
    if (input.fail) throw new ServiceError('ConflictException', 'no')
    return input.name
  },
  audit: (name) => ({ resource: `/things/${name}` }),
})

test('a command leaves its audit record and tells the data plane in one transaction', () =>
  withWorld(async ({ owner, db }) => {
    expect(await rename(owner, { name: 'a' })).toBe('a')
    const records = await db.select().from(auditRecords).where(eq(auditRecords.accountId, owner.accountId))
    expect(records).toMatchObject([{ operation: 'Rename', resource: '/things/a', requestId: owner.requestId }])
    expect(await db.select().from(configurationChanges)).toMatchObject([{ kind: 'api-key', key: 'k1' }])
  }))

test('a command that fails leaves nothing', () =>
  withWorld(async ({ owner, db }) => {
    await expect(rename(owner, { name: 'a', fail: true })).rejects.toMatchObject({ failure: 'ConflictException' })
    expect(await db.select().from(auditRecords).where(eq(auditRecords.accountId, owner.accountId))).toEqual([])
    expect(await db.select().from(configurationChanges)).toEqual([])
  }))

test('403 before the input is looked at', () =>
  withWorld(async ({ as, visitor, consumer }) => {
    for (const context of [as('viewer'), visitor, consumer]) {
      await expect(rename.invoke(context, 'nonsense')).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
  }))

test.each([
  [{ name: 'too long' }, 'name'],
  [{ name: 7 }, 'name'],
  [{}, 'name'],
])('400 names the member: %j', (input, field) =>
  withWorld(async ({ owner }) => {
    await expect(rename.invoke(owner, input)).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
  }),
)

test.each([{ name: 'a\u0000' }, { name: '\ud800' }, { '\u0000': 1 }])('400 for text that cannot be stored', (input) =>
  withWorld(async ({ owner }) => {
    await expect(rename.invoke(owner, input)).rejects.toMatchObject({ failure: 'BadRequestException' })
  }),
)

test('a query opens to whom its permission names', () =>
  withWorld(async ({ visitor, consumer, as }) => {
    const anyone = query({ name: 'Look', permission: 'public', input: z.object({}), run: async () => 1 })
    const users = query({ name: 'Mine', permission: 'signed-in', input: z.object({}), run: async () => 2 })
    expect(await anyone(visitor, {})).toBe(1)
    expect(await users(consumer, {})).toBe(2)
    expect(await users(as('viewer'), {})).toBe(2)
    await expect(users(visitor, {})).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))

test('400 says why a map key is refused', () =>
  withWorld(async ({ visitor }) => {
    const named = z.object({ tags: z.record(z.string().regex(/^[a-z]+$/, 'Must be letters'), z.string()) })
    const tag = query({ name: 'Tag', permission: 'public', input: named, run: async () => 1 })
    await expect(tag(visitor, { tags: { '7': 'x' } })).rejects.toMatchObject({
      fields: { 'tags.7': 'Must be letters' },
    })
  }))

const open = z.object({}).loose()

function commandThat(run: (context: CommandContext) => Promise<unknown>) {
  return command({ name: 'Do', permission: 'apis:write', input: open, run, audit: () => ({ resource: '/x' }) })
}

test('every kind of change is announced by its key, in order, with a version of its own', () =>
  withWorld(async ({ owner, db }) => {
    const changes: ConfigurationChange[] = [
      { kind: 'stage', restApiId: 'api', stageName: 'prod' },
      { kind: 'usage-plan', usagePlanId: 'plan' },
      { kind: 'api-key', apiKeyId: 'key' },
    ]
    await commandThat(async (context) => changes.forEach(context.changed))(owner, {})
    const rows = await db.select().from(configurationChanges).orderBy(asc(configurationChanges.version))
    expect(rows.map(({ kind, key, at }) => [kind, key, at])).toEqual([
      ['stage', 'api/prod', owner.now()],
      ['usage-plan', 'plan', owner.now()],
      ['api-key', 'key', owner.now()],
    ])
    expect(new Set(rows.map(({ version }) => version)).size).toBe(3)
  }))

test('a command that changes nothing served announces nothing', () =>
  withWorld(async ({ owner, db }) => {
    await commandThat(async () => 1)(owner, {})
    expect(await db.select().from(configurationChanges)).toEqual([])
    expect(await db.select().from(auditRecords).where(eq(auditRecords.accountId, owner.accountId))).toHaveLength(1)
  }))

const metAnother = {
  failure: 'ConflictException',
  message: 'Unable to complete operation due to concurrent modification. Please try again later.',
}

test('409 for a command that met another at a unique index', () =>
  withWorld(async ({ owner, db }) => {
    const plan = { id: 'twice', accountId: owner.accountId, name: 'Free', tags: {} }
    const insert = commandThat((context) => context.db.insert(usagePlans).values(plan))
    await insert(owner, {})
    await expect(insert(owner, {})).rejects.toMatchObject(metAnother)
    expect(await db.select().from(auditRecords).where(eq(auditRecords.accountId, owner.accountId))).toHaveLength(1)
  }))

test('409 for a command whose object another one deleted meanwhile', () =>
  withWorld(async ({ owner }) => {
    const insert = commandThat(({ db }) => db.insert(usagePlanKeys).values({ usagePlanId: 'gone', apiKeyId: 'gone' }))
    await expect(insert(owner, {})).rejects.toMatchObject(metAnother)
  }))

test('another error of the database is no conflict, and is not turned into an answer', () =>
  withWorld(async ({ owner }) => {
    const divide = commandThat(({ db }) => db.execute(sql`select 1 / 0`))
    const error = await divide(owner, {}).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(ServiceError)
  }))

test('a command that failed half-way can be followed by another in the same request', () =>
  withWorld(async ({ owner, db }) => {
    const key = {
      id: 'half',
      accountId: owner.accountId,
      enabled: true,
      valueEncrypted: '',
      valueHash: 'half',
      tags: {},
    }
    const dates = { createdDate: owner.now(), lastUpdatedDate: owner.now() }
    const half = commandThat(async (context) => {
      await context.db.insert(apiKeys).values({ ...key, ...dates })
      await context.db.execute(sql`select no_such_column`)
    })
    await expect(half(owner, {})).rejects.toThrow()
    expect(await db.select().from(apiKeys).where(eq(apiKeys.id, 'half'))).toEqual([])
    expect(await rename(owner, { name: 'a' })).toBe('a')
  }))

test('slow work comes before the transaction, after the permission and the input', () =>
  withWorld(async ({ owner, as }) => {
    const prepared: string[] = []
    const parse = preparedCommand({
      name: 'Parse',
      permission: 'apis:write',
      input: z.object({ text: z.string().max(9) }),
      async prepare(_context, { text }) {
        prepared.push(text)
        if (text === 'bad') throw new ServiceError('BadRequestException', 'cannot be read')
        return text.toUpperCase()
      },
      run: async (_context, { text }, upper) => [text, upper],
      audit: ([, upper]) => ({ resource: `/${upper}` }),
    })
    expect(await parse(owner, { text: 'good' })).toEqual(['good', 'GOOD'])
    await expect(parse(owner, { text: 'bad' })).rejects.toMatchObject({ status: 400 })
    await expect(parse(as('viewer'), { text: 'no' })).rejects.toMatchObject({ status: 403 })
    await expect(parse(owner, { text: 'far too long' })).rejects.toMatchObject({ status: 400 })
    expect(prepared).toEqual(['good', 'bad'])
    expect([parse.kind, parse.operationName, parse.permission]).toEqual(['command', 'Parse', 'apis:write'])
  }))

test('400 for input nested too deeply to look at; bytes are not looked into', () =>
  withWorld(async ({ owner }) => {
    const look = query({ name: 'Look', permission: 'apis:read', input: z.unknown(), run: async () => 'seen' })
    const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))
    expect(await look(owner, nested(100))).toBe('seen')
    for (const depth of [102, 5000]) {
      await expect(look(owner, nested(depth))).rejects.toMatchObject({ message: 'The input is nested too deeply' })
    }
    expect(await look(owner, new Uint8Array([0, 0xd8, 0]))).toBe('seen')
    await expect(look(owner, [{ a: ['\udc00'] }])).rejects.toMatchObject({ status: 400 })
    expect(await look(owner, 'a whole pair: \ud83c\udf89')).toBe('seen')
  }))

test('all members that are wrong are named, and the message lists them', () =>
  withWorld(async ({ owner }) => {
    await expect(rename.invoke(owner, { name: 7, fail: 'maybe' })).rejects.toMatchObject({
      fields: { name: expect.any(String), fail: expect.any(String) },
      message: expect.stringMatching(/^Invalid request input\. name: .+; fail: .+$/),
    })
    for (const nothing of [null, undefined, 'text', [], 7]) {
      await expect(rename.invoke(owner, nothing)).rejects.toMatchObject({ failure: 'BadRequestException' })
    }
  }))
