import { desc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { configurationChanges } from '#db/schema.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createApiKey } from '../api-keys/create-api-key.ts'
import { createUsagePlan } from './create-usage-plan.ts'
import { createUsagePlanKey } from './create-usage-plan-key.ts'
import { deleteUsagePlanKey } from './delete-usage-plan-key.ts'
import { getUsagePlanKey } from './get-usage-plan-key.ts'
import { getUsagePlanKeys } from './get-usage-plan-keys.ts'

const keyType = 'API_KEY'

test('a key comes into the plan and goes again, and the data plane is told', () =>
  withWorld(async ({ owner, db }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free' })
    const { id: keyId, value } = await createApiKey(owner, { name: 'Acme' })
    const lastChange = async () =>
      (await db.select().from(configurationChanges).orderBy(desc(configurationChanges.version)).limit(1))[0]
    const key = { id: keyId, type: keyType, value, name: 'Acme' }
    await db.delete(configurationChanges)
    expect(await createUsagePlanKey(owner, { usagePlanId, keyId, keyType })).toEqual(key)
    expect(await lastChange()).toMatchObject({ kind: 'api-key', key: keyId })
    expect(await getUsagePlanKey(owner, { usagePlanId, keyId })).toEqual(key)
    await db.delete(configurationChanges)
    await deleteUsagePlanKey(owner, { usagePlanId, keyId })
    expect(await lastChange()).toMatchObject({ kind: 'api-key', key: keyId })
    await expect(getUsagePlanKey(owner, { usagePlanId, keyId })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: 'Invalid API Key identifier specified',
    })
    await expect(deleteUsagePlanKey(owner, { usagePlanId, keyId })).rejects.toMatchObject({ status: 404 })
  }))

test('lists the keys of the plan by name and page; a viewer sees no values', () =>
  withWorld(async ({ owner, as, passTime }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free' })
    await createApiKey(owner, { name: 'outside' })
    for (const name of ['acme 1', 'acme 2', 'other']) {
      const { id: keyId } = await createApiKey(owner, { name })
      await createUsagePlanKey(owner, { usagePlanId, keyId, keyType })
      passTime(1)
    }
    const first = await getUsagePlanKeys(owner, { usagePlanId, limit: 2 })
    expect(first.items.map(({ name }) => name)).toEqual(['acme 1', 'acme 2'])
    const second = await getUsagePlanKeys(owner, { usagePlanId, limit: 2, position: first.position })
    expect(second.items.map(({ name }) => name)).toEqual(['other'])
    expect(second.position).toBeUndefined()
    const named = await getUsagePlanKeys(as('viewer'), { usagePlanId, nameQuery: 'acme' })
    expect(named.items.map(({ name, value }) => [name, value])).toEqual([
      ['acme 1', undefined],
      ['acme 2', undefined],
    ])
  }))

test('409 for a key that is in the plan', () =>
  withWorld(async ({ owner }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free' })
    const { id: keyId } = await createApiKey(owner, {})
    await createUsagePlanKey(owner, { usagePlanId, keyId, keyType })
    await expect(createUsagePlanKey(owner, { usagePlanId, keyId, keyType })).rejects.toMatchObject({
      failure: 'ConflictException',
    })
  }))

test('409 for a key that has another plan for one of the stages; for other stages it may', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await deployTestApi(owner)
    const other = await deployTestApi(owner)
    const apiStages = [{ apiId: restApiId, stage: 'prod' }]
    const free = await createUsagePlan(owner, { name: 'Free', apiStages })
    const paid = await createUsagePlan(owner, { name: 'Paid', apiStages })
    const elsewhere = await createUsagePlan(owner, {
      name: 'Elsewhere',
      apiStages: [{ apiId: other.restApiId, stage: 'prod' }],
    })
    const { id: keyId } = await createApiKey(owner, {})
    await createUsagePlanKey(owner, { usagePlanId: free.id, keyId, keyType })
    await createUsagePlanKey(owner, { usagePlanId: elsewhere.id, keyId, keyType })
    await expect(createUsagePlanKey(owner, { usagePlanId: paid.id, keyId, keyType })).rejects.toMatchObject({
      failure: 'ConflictException',
      message: `Usage Plan ${paid.id} cannot be added because API Key ${keyId} cannot reference multiple Usage Plans with the same API stage: ${restApiId}:prod`,
    })
    expect((await getUsagePlanKeys(owner, { usagePlanId: paid.id })).items).toEqual([])
    await deleteUsagePlanKey(owner, { usagePlanId: free.id, keyId })
    await createUsagePlanKey(owner, { usagePlanId: paid.id, keyId, keyType })
  }))

test('400 for another type of key', () =>
  withWorld(async ({ owner }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free' })
    const { id: keyId } = await createApiKey(owner, {})
    await expect(createUsagePlanKey.invoke(owner, { usagePlanId, keyId, keyType: 'PASSWORD' })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { keyType: expect.any(String) },
    })
  }))

test('403 for a viewer, 404 for what is not there or in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free' })
    const { id: keyId } = await createApiKey(owner, {})
    const input = { usagePlanId, keyId, keyType } as const
    await expect(createUsagePlanKey(as('viewer'), input)).rejects.toMatchObject({ status: 403 })
    await expect(deleteUsagePlanKey(as('viewer'), input)).rejects.toMatchObject({ status: 403 })
    const theirs = await createUsagePlan(stranger, { name: 'Theirs' })
    await expect(createUsagePlanKey(stranger, input)).rejects.toMatchObject({ status: 404 })
    await expect(createUsagePlanKey(stranger, { ...input, usagePlanId: theirs.id })).rejects.toMatchObject({
      status: 404,
      message: 'Invalid API Key identifier specified',
    })
    await expect(createUsagePlanKey(owner, { ...input, usagePlanId: theirs.id })).rejects.toMatchObject({
      status: 404,
      message: 'Invalid Usage Plan ID specified',
    })
    await createUsagePlanKey(owner, input)
    await expect(getUsagePlanKey(stranger, input)).rejects.toMatchObject({ status: 404 })
    await expect(getUsagePlanKeys(stranger, { usagePlanId })).rejects.toMatchObject({ status: 404 })
    await expect(deleteUsagePlanKey(stranger, input)).rejects.toMatchObject({ status: 404 })
  }))
