import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { configurationChanges, usagePlanKeys } from '#db/schema.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createUsagePlan } from '../usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from '../usage-plans/create-usage-plan-key.ts'
import { createApiKey } from './create-api-key.ts'
import { deleteApiKey } from './delete-api-key.ts'
import { getApiKey } from './get-api-key.ts'
import { updateApiKey } from './update-api-key.ts'

test('a disabled key is news for the data plane, a renamed one is not', () =>
  withWorld(async ({ owner, db, passTime }) => {
    const { id, createdDate } = await createApiKey(owner, { name: 'a', enabled: true })
    await db.delete(configurationChanges)
    passTime(1000)
    const renamed = await updateApiKey(owner, { apiKey: id, name: 'b', customerId: 'c' })
    expect(renamed).toMatchObject({
      name: 'b',
      customerId: 'c',
      enabled: true,
      createdDate,
      lastUpdatedDate: owner.now(),
    })
    expect(await db.select().from(configurationChanges)).toEqual([])
    expect(await updateApiKey(owner, { apiKey: id, enabled: false })).toMatchObject({ name: 'b', enabled: false })
    expect(await db.select().from(configurationChanges)).toMatchObject([{ kind: 'api-key', key: id }])
    expect(await getApiKey(owner, { apiKey: id })).toMatchObject({ name: 'b', enabled: false })
  }))

test('null takes a text away', () =>
  withWorld(async ({ owner }) => {
    const { id } = await createApiKey(owner, { name: 'a', description: 'd', customerId: 'c' })
    await updateApiKey(owner, { apiKey: id, name: null, description: null, customerId: null })
    const key = await getApiKey(owner, { apiKey: id })
    expect([key.name, key.description, key.customerId]).toEqual([undefined, undefined, undefined])
  }))

test('a deleted key leaves its plans and is unknown', () =>
  withWorld(async ({ owner, db }) => {
    const { id } = await createApiKey(owner, {})
    const plan = await createUsagePlan(owner, { name: 'Free' })
    await createUsagePlanKey(owner, { usagePlanId: plan.id, keyId: id, keyType: 'API_KEY' })
    await db.delete(configurationChanges)
    await deleteApiKey(owner, { apiKey: id })
    await expect(getApiKey(owner, { apiKey: id })).rejects.toMatchObject({ status: 404 })
    expect(await db.select().from(usagePlanKeys).where(eq(usagePlanKeys.apiKeyId, id))).toEqual([])
    expect(await db.select().from(configurationChanges)).toMatchObject([{ kind: 'api-key', key: id }])
  }))

test('400 for a name that is too long', () =>
  withWorld(async ({ owner }) => {
    const { id } = await createApiKey(owner, {})
    await expect(updateApiKey(owner, { apiKey: id, name: 'x'.repeat(1025) })).rejects.toMatchObject({ status: 400 })
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { id } = await createApiKey(owner, { name: 'ours' })
    for (const operation of [updateApiKey, deleteApiKey]) {
      await expect(operation(as('viewer'), { apiKey: id })).rejects.toMatchObject({ status: 403 })
      await expect(operation(stranger, { apiKey: id })).rejects.toMatchObject({ status: 404 })
      await expect(operation(owner, { apiKey: 'absent' })).rejects.toMatchObject({ status: 404 })
    }
    expect(await getApiKey(owner, { apiKey: id })).toMatchObject({ name: 'ours' })
  }))
