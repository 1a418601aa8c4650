import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { configurationChanges, usagePlanKeys } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { createSubscription } from '../subscriptions/create-subscription.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { createProduct } from './create-product.ts'
import { deleteProduct } from './delete-product.ts'
import { getProduct } from './get-product.ts'
import { listProducts } from './list-products.ts'

test('200, and it is gone from the list', () =>
  withWorld(async ({ owner, as }) => {
    const { productId } = await createProduct(owner, { name: 'Pets' })
    await createProduct(owner, { name: 'Cats' })
    await deleteProduct(owner, { productId })
    await expect(getProduct(owner, { productId })).rejects.toMatchObject({ failure: 'NotFoundException' })
    expect(await listProducts(as('viewer'), {})).toMatchObject({ items: [{ name: 'Cats' }], position: undefined })
  }))

test('409 with subscribers; with their end said, their keys leave the plan and the gateway is told', () =>
  withWorld(async ({ owner, consumer, db }) => {
    const { product, freePlan, basicPlan } = await offerProduct(owner)
    const { productId } = product
    await createSubscription(consumer, { productId, usagePlanId: freePlan })
    await expect(deleteProduct(owner, { productId })).rejects.toThrow('1 app is subscribed to Pets')
    const before = await db.select().from(configurationChanges)
    expect(await deleteProduct(owner, { productId, endSubscriptions: true })).toMatchObject({ endedSubscriptions: 1 })
    expect(await db.select().from(usagePlanKeys).where(eq(usagePlanKeys.usagePlanId, freePlan))).toEqual([])
    const told = (await db.select().from(configurationChanges)).slice(before.length)
    expect(told[0]).toMatchObject({ kind: 'api-key' })
    expect(told.slice(1).map(({ kind }) => kind)).toEqual(['usage-plan', 'usage-plan'])
    expect(told.slice(1).map(({ key }) => key)).toEqual(expect.arrayContaining([freePlan, basicPlan]))
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { productId } = await createProduct(owner, { name: 'Pets' })
    await expect(deleteProduct(as('viewer'), { productId })).rejects.toMatchObject({ failure: 'ForbiddenException' })
    await expect(deleteProduct(stranger, { productId })).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(getProduct(stranger, { productId })).rejects.toMatchObject({ failure: 'NotFoundException' })
    expect((await listProducts(stranger, {})).items).toEqual([])
  }))

test('the list comes in pages', () =>
  withWorld(async ({ owner }) => {
    for (const name of ['A', 'B', 'C']) await createProduct(owner, { name })
    const first = await listProducts(owner, { limit: 2 })
    const second = await listProducts(owner, { limit: 2, position: first.position })
    expect([first.items.length, second.items.length, second.position]).toEqual([2, 1, undefined])
    expect([...first.items, ...second.items].map((product) => product.name).sort()).toEqual(['A', 'B', 'C'])
  }))
