import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys, auditRecords, configurationChanges } from '#db/schema.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createUsagePlan } from '../usage-plans/create-usage-plan.ts'
import { getUsagePlanKeys } from '../usage-plans/get-usage-plan-keys.ts'
import { createApiKey } from './create-api-key.ts'
import { getApiKey } from './get-api-key.ts'
import { getApiKeys } from './get-api-keys.ts'
import { importApiKeys } from './import-api-keys.ts'

const first = 'first-key-0123456789-0123456789'
const second = 'second-key-0123456789-0123456789'
const format = 'csv'

test('makes the keys of the file, enabled unless it says otherwise, in their plans', () =>
  withWorld(async ({ owner }) => {
    const free = await createUsagePlan(owner, { name: 'Free' })
    const paid = await createUsagePlan(owner, { name: 'Paid' })
    const body = `Name,Key,Description,Enabled,UsagePlanIds
one,${first},The first,,"${free.id},${paid.id}"
two,${second},,false,`
    const { ids, warnings } = await importApiKeys(owner, { body: new TextEncoder().encode(body), format })
    expect(warnings).toEqual([])
    const [one = '', two = ''] = ids
    expect(await getApiKey(owner, { apiKey: one, includeValue: true })).toMatchObject({
      name: 'one',
      description: 'The first',
      enabled: true,
      value: first,
    })
    expect(await getApiKey(owner, { apiKey: two })).toMatchObject({ name: 'two', enabled: false })
    for (const usagePlanId of [free.id, paid.id]) {
      expect((await getUsagePlanKeys(owner, { usagePlanId })).items.map(({ id }) => id)).toEqual([one])
    }
  }))

test('a key that is there already takes what the file says', () =>
  withWorld(async ({ owner }) => {
    const plan = await createUsagePlan(owner, { name: 'Free' })
    const { id } = await createApiKey(owner, { name: 'old', description: 'old', value: first, enabled: true })
    const body = `Name,Key,Enabled,UsagePlanIds\nnew,${first},FALSE,${plan.id}`
    for (let time = 0; time < 2; time++) {
      expect(await importApiKeys(owner, { body, format })).toEqual({ ids: [id], warnings: [] })
    }
    const key = await getApiKey(owner, { apiKey: id })
    expect([key.name, key.description, key.enabled]).toEqual(['new', undefined, false])
    expect((await getUsagePlanKeys(owner, { usagePlanId: plan.id })).items).toHaveLength(1)
  }))

const faulty = `Name,Key,Enabled,UsagePlanIds
,${second},,
short,too-short,,
maybe,${second},perhaps,
brief,twenty-characters-long,,
fine,${first},,absent
`

test('lines that cannot be taken are warnings, the others are imported', () =>
  withWorld(async ({ owner }) => {
    const { ids, warnings } = await importApiKeys(owner, { body: faulty, format })
    expect(ids).toHaveLength(2)
    expect(warnings).toEqual([
      'line 2: Name is missing',
      'line 3: Key: API Key value should be at least 20 characters',
      'line 4: Enabled must be true or false',
      'line 5: Key should have 30 characters or more',
      'line 6: Usage plan absent does not exist',
    ])
    expect((await getApiKeys(owner, {})).items.map(({ name }) => name).sort()).toEqual(['brief', 'fine'])
  }))

test('400 with failOnWarnings, and nothing is imported', () =>
  withWorld(async ({ owner, db }) => {
    await expect(importApiKeys(owner, { body: faulty, format, failOnWarnings: true })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: expect.stringContaining('line 2: Name is missing'),
    })
    expect(await db.select().from(apiKeys).where(eq(apiKeys.accountId, owner.accountId))).toEqual([])
  }))

test('another account’s plan does not exist; another account’s key is a conflict', () =>
  withWorld(async ({ owner, stranger }) => {
    const theirs = await createUsagePlan(stranger, { name: 'Theirs' })
    const body = `Name,Key,UsagePlanIds\nn,${first},${theirs.id}`
    expect((await importApiKeys(owner, { body, format })).warnings).toEqual([
      `line 2: Usage plan ${theirs.id} does not exist`,
    ])
    await expect(importApiKeys(stranger, { body, format })).rejects.toMatchObject({ status: 409 })
    expect((await getUsagePlanKeys(stranger, { usagePlanId: theirs.id })).items).toEqual([])
  }))

test.each([
  [new Uint8Array([0x4e, 0xff, 0xfe])],
  [new TextEncoder().encode('Name,Key\n\u0000,k')],
  ['no header'],
  [`Name,Key\n${'n,k\n'.repeat(10_001)}`],
])('400 for a file that cannot be read: %#', (body) =>
  withWorld(async ({ owner }) => {
    await expect(importApiKeys(owner, { body, format })).rejects.toMatchObject({ status: 400 })
  }),
)

test('403 for a viewer, 400 for another format', () =>
  withWorld(async ({ owner, as }) => {
    await expect(importApiKeys(as('viewer'), { body: 'Name,Key', format })).rejects.toMatchObject({ status: 403 })
    await expect(importApiKeys.invoke(owner, { body: 'Name,Key', format: 'xml' })).rejects.toMatchObject({
      status: 400,
    })
  }))

test('of two lines with one key the last one counts, and it is one key', () =>
  withWorld(async ({ owner }) => {
    const body = `Name,Key,Enabled\none,${first},true\ntwo,${first},false`
    const { ids, warnings } = await importApiKeys(owner, { body, format })
    expect([ids.length, warnings]).toEqual([1, []])
    expect((await getApiKeys(owner, {})).items).toMatchObject([{ id: ids[0], name: 'two', enabled: false }])
  }))

test('409 for a key in two plans of one stage, and nothing is imported', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const apiStages = [{ apiId: restApiId, stage: stageName }]
    const free = await createUsagePlan(owner, { name: 'Free', apiStages })
    const paid = await createUsagePlan(owner, { name: 'Paid', apiStages })
    const body = `Name,Key,UsagePlanIds\nfine,${second},${free.id}\nboth,${first},"${free.id},${paid.id}"`
    await expect(importApiKeys(owner, { body, format })).rejects.toMatchObject({ failure: 'ConflictException' })
    expect(await getApiKeys(owner, {})).toEqual({ items: [] })
  }))

test('every imported key is announced; the audit log counts them and has no values', () =>
  withWorld(async ({ owner, db }) => {
    const { ids } = await importApiKeys(owner, { body: `Name,Key\na,${first}\nb,${second}\n,bad`, format })
    const changes = await db.select().from(configurationChanges)
    expect(changes.map(({ kind, key }) => `${kind} ${key}`).sort()).toEqual(ids.map((id) => `api-key ${id}`).sort())
    const records = await db.select().from(auditRecords).where(eq(auditRecords.accountId, owner.accountId))
    expect(records).toMatchObject([{ operation: 'ImportApiKeys', detail: { imported: 2, warnings: 1 } }])
    expect(JSON.stringify(records)).not.toContain(first)
  }))

test('10,000 lines are read; a plan that is named twice is one', () =>
  withWorld(async ({ owner }) => {
    const lines = await importApiKeys(owner, { body: `Name,Key\n${'n,k\n'.repeat(10_000)}`, format })
    expect([lines.ids.length, lines.warnings.length]).toEqual([0, 10_000])
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free' })
    const body = `Name,Key,UsagePlanIds\nn,${first},"${usagePlanId},${usagePlanId}"`
    expect((await importApiKeys(owner, { body, format, failOnWarnings: true })).warnings).toEqual([])
    expect((await getUsagePlanKeys(owner, { usagePlanId })).items).toHaveLength(1)
  }))
