import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { auditRecords, configurationChanges } from '#db/schema.ts'
import { ServiceError } from './errors.ts'
import { command, query } from './operation.ts'
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

test.each([{ name: 'a\u0000' }, { name: '\ud800' }, { ['\u0000']: 1 }])('400 for text that cannot be stored', (input) =>
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
