import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys, auditRecords, configurationChanges } from '#db/schema.ts'
import { hashApiKeyValue } from '#server/secrets.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createApiKey } from './create-api-key.ts'
import { getApiKey } from './get-api-key.ts'

const value = '665d6c6e-8a2f-4b6e-9a5e-0123456789ab'

test('a key is made with a random value, disabled as on AWS, and the data plane is told', () =>
  withWorld(async ({ owner, db }) => {
    const key = await createApiKey(owner, { name: 'Acme' })
    expect(key).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{10}$/),
      value: expect.stringMatching(/^[a-zA-Z0-9]{40}$/),
      name: 'Acme',
      enabled: false,
      createdDate: owner.now(),
      lastUpdatedDate: owner.now(),
      stageKeys: [],
    })
    expect(await db.select().from(configurationChanges)).toMatchObject([{ kind: 'api-key', key: key.id }])
    expect((await createApiKey(owner, {})).value).not.toBe(key.value)
  }))

test('a key keeps what it was given', () =>
  withWorld(async ({ owner }) => {
    const given = { name: 'n', description: 'd', enabled: true, customerId: 'c', value, tags: { a: 'b' } }
    const key = await createApiKey(owner, { ...given, generateDistinctId: true, stageKeys: [] })
    expect(key).toMatchObject(given)
    expect(await getApiKey(owner, { apiKey: key.id, includeValue: true })).toEqual(key)
  }))

test('the value is nowhere readable: encrypted and hashed in its row, absent from the audit log', () =>
  withWorld(async ({ owner, db }) => {
    const { id } = await createApiKey(owner, { name: 'Acme', value })
    const [row] = await db.select().from(apiKeys).where(eq(apiKeys.id, id))
    expect(row?.valueHash).toBe(hashApiKeyValue(value))
    expect(owner.secrets.decrypt(row?.valueEncrypted ?? '', 'api-key')).toBe(value)
    const records = await db.select().from(auditRecords).where(eq(auditRecords.accountId, owner.accountId))
    expect(records).toMatchObject([{ resource: `/apikeys/${id}`, detail: { name: 'Acme' } }])
    expect(JSON.stringify([row, records])).not.toContain(value)
  }))

test('409 for a value that a key has, of whatever account, or had before its rotation', () =>
  withWorld(async ({ owner, stranger, db }) => {
    const { id } = await createApiKey(owner, { value })
    const conflict = { failure: 'ConflictException', message: 'API Key already exists' }
    await expect(createApiKey(owner, { value })).rejects.toMatchObject(conflict)
    await expect(createApiKey(stranger, { value })).rejects.toMatchObject(conflict)
    const rotated = hashApiKeyValue('a-value-from-before-the-rotation')
    await db.update(apiKeys).set({ previousValueHash: rotated }).where(eq(apiKeys.id, id))
    await expect(createApiKey(owner, { value: 'a-value-from-before-the-rotation' })).rejects.toMatchObject(conflict)
  }))

test.each([
  [{ value: 'x'.repeat(19) }, 'value'],
  [{ value: 'x'.repeat(129) }, 'value'],
  [{ value: 'with a space in the middle' }, 'value'],
  [{ value: 'ümlaut-ümlaut-ümlaut-ümlaut' }, 'value'],
  [{ name: 'x'.repeat(1025) }, 'name'],
  [{ name: 7 }, 'name'],
  [{ enabled: 'yes' }, 'enabled'],
  [{ tags: { 'aws:a': '' } }, 'tags.aws:a'],
  [{ stageKeys: 'prod' }, 'stageKeys'],
])('400 names the member: %j', (input, field) =>
  withWorld(async ({ owner, db }) => {
    await expect(createApiKey.invoke(owner, input)).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
    expect(await db.select().from(apiKeys).where(eq(apiKeys.accountId, owner.accountId))).toEqual([])
  }),
)

test('403 for a viewer', () =>
  withWorld(async ({ as, consumer }) => {
    await expect(createApiKey(as('viewer'), {})).rejects.toMatchObject({ status: 403 })
    await expect(createApiKey(consumer, {})).rejects.toMatchObject({ status: 403 })
  }))

test.each([
  [{ value: 'x'.repeat(20) }],
  [{ value: '~!@#$%^&*()_+{}|:"<>?' }],
  [{ value: 'x'.repeat(128) }],
  [{ name: 'n'.repeat(1024), description: 'd'.repeat(1024), customerId: 'c'.repeat(256) }],
  [{ tags: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${index}`, 'v'.repeat(256)])) }],
])('200 at the limit: case %#', (input) =>
  withWorld(async ({ owner }) => {
    const { id } = await createApiKey(owner, input)
    expect(await getApiKey(owner, { apiKey: id, includeValue: true })).toMatchObject(input)
  }),
)

test.each([
  [{ description: 'x'.repeat(1025) }, 'description'],
  [{ customerId: 'x'.repeat(257) }, 'customerId'],
  [{ value: '' }, 'value'],
  [{ value: 'a-line-end-is-no-part-of-it\n' }, 'value'],
  [{ value: 'delete-is-not-visible-\u007f' }, 'value'],
  [{ tags: { key: 'v'.repeat(257) } }, 'tags.key'],
])('400 beyond it: case %#', (input, field) =>
  withWorld(async ({ owner }) => {
    await expect(createApiKey.invoke(owner, input)).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
  }),
)

test('empty texts are none', () =>
  withWorld(async ({ owner }) => {
    const { id } = await createApiKey(owner, { name: '', description: '', customerId: '', tags: {} })
    const key = await getApiKey(owner, { apiKey: id })
    expect([key.name, key.description, key.customerId, key.tags]).toEqual([undefined, undefined, undefined, undefined])
  }))
