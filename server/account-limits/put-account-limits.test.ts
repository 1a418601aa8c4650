import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts, auditRecords } from '#db/schema.ts'
import { createApiKey } from '../access/api-keys/create-api-key.ts'
import { createUsagePlan } from '../access/usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from '../access/usage-plans/create-usage-plan-key.ts'
import { createBasePathMapping } from '../domains/base-path-mappings/create-base-path-mapping.ts'
import { createDomainName } from '../domains/domain-names/create-domain-name.ts'
import { deployTestApi } from '../testing/deploy-test-api.ts'
import { withWorld } from '../testing/with-world.ts'
import { limitNames } from './account-limits.ts'
import { listAccountLimits } from './list-account-limits.ts'
import { putAccountLimits } from './put-account-limits.ts'

test('200 sets some, keeps the others, and null gives the standard back; it is audited', () =>
  withWorld(async ({ owner, stranger, db }) => {
    await putAccountLimits(owner, { limits: { stages: 20, vpcLinks: 0 } })
    const after = await putAccountLimits(owner, { limits: { stages: 30, vpcLinks: null } })
    expect(after).toEqual({ limits: { stages: 30 } })
    const [row] = await db.select().from(accounts).where(eq(accounts.id, stranger.accountId))
    expect(row?.limits).toBeNull()
    const records = await db.select().from(auditRecords).where(eq(auditRecords.accountId, owner.accountId))
    expect(records).toMatchObject([
      { operation: 'PutAccountLimits', detail: { limits: { stages: 20, vpcLinks: 0 } } },
      { operation: 'PutAccountLimits' },
    ])
    expect(await putAccountLimits(owner, { limits: { stages: null } })).toEqual({ limits: {} })
  }))

test.each([{ stages: -1 }, { stages: 1.5 }, { stages: 1e12 }, { nope: 1 }, { __proto__x: 1 }])('400 for %j', (limits) =>
  withWorld(async ({ owner }) => {
    await expect(putAccountLimits.invoke(owner, { limits })).rejects.toMatchObject({ failure: 'BadRequestException' })
  }),
)

test('400 above what the installation allows, with the member that is too large', () =>
  withWorld(async ({ owner }) => {
    const context = { ...owner, settings: { ...owner.settings, accountLimits: { stages: 5 } } }
    await expect(putAccountLimits(context, { limits: { stages: 6, apiKeys: 7 } })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { 'limits.stages': 'Must be 5 or less in this installation' },
    })
    expect(await putAccountLimits(context, { limits: { stages: 5 } })).toEqual({ limits: { stages: 5 } })
  }))

test('403 for everybody but an owner', () =>
  withWorld(async ({ as, consumer, visitor }) => {
    for (const context of [as('admin'), as('developer'), as('viewer'), consumer, visitor]) {
      await expect(putAccountLimits(context, { limits: { stages: 9 } })).rejects.toMatchObject({
        failure: 'ForbiddenException',
      })
    }
  }))

test('a list shows each limit with what there is, within APIs, domain names and keys that of the fullest', () =>
  withWorld(async ({ owner, stranger, as }) => {
    const { restApiId } = await deployTestApi(owner)
    await deployTestApi(owner)
    await deployTestApi(stranger)
    const { id: keyId } = await createApiKey(owner, {})
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'x' })
    await createUsagePlanKey(owner, { usagePlanId, keyId, keyType: 'API_KEY' })
    await createDomainName(owner, { domainName: 'x.example.com' })
    for (const basePath of ['a', 'b']) {
      await createBasePathMapping(owner, { domainName: 'x.example.com', restApiId, basePath })
    }
    await putAccountLimits(owner, { limits: { stages: 20 } })
    const listed = await listAccountLimits(as('viewer'), {})
    expect(listed.map(({ name }) => name)).toEqual(limitNames)
    const used = Object.fromEntries(listed.map((limit) => [limit.name, limit.used]))
    expect(used).toMatchObject({
      edgeApis: 2,
      regionalApis: 0,
      apiKeys: 1,
      usagePlans: 1,
      usagePlansPerApiKey: 1,
      domainNames: 1,
      privateDomainNames: 0,
      basePathMappings: 2,
      resources: 2,
      stages: 1,
      authorizers: 0,
      vpcLinks: 0,
    })
    const stages = { name: 'stages', noun: 'Stages', within: 'API', most: 20, standard: 10, used: 1 }
    expect(listed.find(({ name }) => name === 'stages')).toEqual(stages)
    const context = { ...owner, settings: { ...owner.settings, accountLimits: { stages: 15 } } }
    expect((await listAccountLimits(context, {})).find(({ name }) => name === 'stages')).toEqual({
      ...{ ...stages, most: 15, standard: 15 },
      ceiling: 15,
    })
  }))

test('403 for whoever is a member of nothing', () =>
  withWorld(async ({ consumer }) => {
    await expect(listAccountLimits(consumer, {})).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))
