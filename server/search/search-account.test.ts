import { expect, test } from 'vitest'
import { createApiKey } from '../access/api-keys/create-api-key.ts'
import { createUsagePlan } from '../access/usage-plans/create-usage-plan.ts'
import type { Context } from '../context.ts'
import { createFunction } from '../functions/create-function.ts'
import { createSubscription } from '../portals/subscriptions/create-subscription.ts'
import { offerProduct } from '../portals/testing/offer-product.ts'
import { getRestApi } from '../rest-apis/apis/get-rest-api.ts'
import { createResource } from '../rest-apis/resources/create-resource.ts'
import { createTestApi, deployTestApi } from '../testing/deploy-test-api.ts'
import { withWorld } from '../testing/with-world.ts'
import { searchAccount } from './search-account.ts'

async function found(context: Context, text: string): Promise<string[]> {
  const { items } = await searchAccount(context, { text })
  return items.map(({ kind, httpMethod, label }) => [kind, httpMethod, label].filter(Boolean).join(' '))
}

test('finds an API by a part of its name or by its id, whatever the case', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await createTestApi(owner, 'Pet Store')
    for (const text of ['pet store', 'STORE', 'pet', restApiId]) {
      expect(await found(owner, text)).toContain('api Pet Store')
    }
    expect(await found(owner, 'pet shop')).toEqual([])
  }))

test('finds a method by verb, path and API, and says where it is', () =>
  withWorld(async ({ owner, as }) => {
    const { restApiId, resourceId } = await createTestApi(owner, 'Zoo')
    await createTestApi(owner, 'Other')
    const { items } = await searchAccount(as('viewer'), { text: 'zoo get /pets' })
    expect(items).toEqual([
      { kind: 'method', id: resourceId, label: '/pets', httpMethod: 'GET', restApiId, apiName: 'Zoo' },
    ])
    expect(await found(owner, 'zoo')).toEqual(['api Zoo'])
  }))

test('finds stages, keys, plans, products, apps and functions', () =>
  withWorld(async ({ owner, consumer }) => {
    const { product, freePlan } = await offerProduct(owner, { name: 'Searchable product' })
    await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
    await deployTestApi(owner, 'staging')
    await createApiKey(owner, { name: 'Partner Müller', enabled: true })
    await createUsagePlan(owner, { name: 'Gold tier' })
    await createFunction(owner, { functionName: 'resize-images', code: { files: { 'index.mjs': 'export {}' } } })
    expect(await found(owner, 'searchable')).toEqual(['product Searchable product'])
    expect(await found(owner, 'staging pets')).toEqual(['stage staging'])
    expect(await found(owner, 'müller')).toEqual(['api-key Partner Müller'])
    expect(await found(owner, 'gold')).toEqual(['usage-plan Gold tier'])
    expect(await found(owner, 'resize')).toEqual(['function resize-images'])
    const { items } = await searchAccount(owner, { text: 'app' })
    expect(items.map(({ kind }) => kind)).toContain('app')
  }))

test('what is called just so comes first, and no kind crowds out the others', () =>
  withWorld(async ({ owner }) => {
    for (const name of ['Pets of others', 'Pets', 'My pets', 'Petshop']) await createTestApi(owner, name)
    const { items } = await searchAccount(owner, { text: 'pets', limit: 3 })
    expect(items.filter(({ kind }) => kind === 'api').map(({ label }) => label)).toEqual([
      'Pets',
      'Petshop',
      'Pets of others',
    ])
    expect(items.filter(({ kind }) => kind === 'resource').length).toBeLessThanOrEqual(3)
  }))

test('signs of patterns are letters like others', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await createTestApi(owner, '100% sure_thing')
    const { id } = await createResource(owner, {
      restApiId,
      parentId: await rootOf(owner, restApiId),
      pathPart: '{id}',
    })
    expect(await found(owner, '100%')).toEqual(['api 100% sure_thing'])
    expect(await found(owner, 'sure_t')).toEqual(['api 100% sure_thing'])
    expect(await found(owner, 'sure%thing')).toEqual([])
    expect(await found(owner, '\\')).toEqual([])
    expect((await searchAccount(owner, { text: '{id}' })).items).toMatchObject([{ kind: 'resource', id }])
  }))

test('nothing for no words, and nothing of another account', () =>
  withWorld(async ({ owner, stranger, consumer }) => {
    await offerProduct(owner, { name: 'Hidden from others' })
    await deployTestApi(owner)
    expect(await found(owner, '  ')).toEqual([])
    for (const text of ['hidden', 'pets', 'prod', 'free']) expect(await found(stranger, text)).toEqual([])
    await expect(searchAccount(consumer, { text: 'pets' })).rejects.toMatchObject({ status: 403 })
  }))

async function rootOf(context: Context, restApiId: string): Promise<string> {
  return (await getRestApi(context, { restApiId })).rootResourceId
}
