import { expect, test } from 'vitest'
import { withWorld } from '../../testing/with-world.ts'
import { createSubscription } from '../subscriptions/create-subscription.ts'
import { addStage } from '../testing/add-stage.ts'
import { addUsagePlan } from '../testing/add-usage-plan.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { createProduct } from './create-product.ts'
import { updateProduct } from './update-product.ts'

test('200 changes what is given and keeps the rest', () =>
  withWorld(async ({ owner, passTime }) => {
    const { product, freePlan } = await offerProduct(owner, { category: 'Animals' })
    passTime(1000)
    const renamed = await updateProduct(owner, { productId: product.productId, name: 'Cats', category: null })
    expect(renamed).toMatchObject({ name: 'Cats', slug: 'pets', category: undefined, plans: product.plans })
    expect(renamed.updatedAt.getTime()).toBe(product.updatedAt.getTime() + 1000)
    const cheaper = await updateProduct(owner, { productId: product.productId, plans: [{ usagePlanId: freePlan }] })
    expect(cheaper).toMatchObject({ name: 'Cats', plans: [{ usagePlanId: freePlan }], stages: product.stages })
    expect(await updateProduct(owner, { productId: product.productId, published: false })).toMatchObject({
      published: false,
    })
  }))

test('200 to save the same address again, 409 for one that is taken', () =>
  withWorld(async ({ owner, stranger }) => {
    await createProduct(stranger, { name: 'Dogs' })
    const { productId } = await createProduct(owner, { name: 'Pets' })
    expect(await updateProduct(owner, { productId, slug: 'pets' })).toMatchObject({ slug: 'pets' })
    await expect(updateProduct(owner, { productId, slug: 'dogs' })).rejects.toMatchObject({
      failure: 'ConflictException',
    })
  }))

test('400 to publish without a stage, or to add a stage that a plan does not cover', () =>
  withWorld(async ({ owner }) => {
    const draft = await createProduct(owner, { name: 'Draft' })
    await expect(updateProduct(owner, { productId: draft.productId, published: true })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
    const { product, stage } = await offerProduct(owner)
    const more = await addStage(owner)
    await expect(updateProduct(owner, { productId: product.productId, stages: [stage, more] })).rejects.toThrow(
      'Add the stage to the plan first',
    )
    await expect(updateProduct(owner, { productId: product.productId, stages: [] })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
  }))

test('409 to withdraw a plan under its subscribers; the others may go', () =>
  withWorld(async ({ owner, consumer }) => {
    const { product, stage, freePlan, basicPlan } = await offerProduct(owner)
    const { productId } = product
    await createSubscription(consumer, { productId, usagePlanId: freePlan })
    const other = await addUsagePlan(owner, 'Other', [stage])
    await expect(updateProduct(owner, { productId, plans: [{ usagePlanId: basicPlan }] })).rejects.toThrow(
      '1 app is subscribed',
    )
    await expect(updateProduct(owner, { productId, plans: [] })).rejects.toMatchObject({ failure: 'ConflictException' })
    const plans = [{ usagePlanId: other }, { usagePlanId: freePlan }]
    expect((await updateProduct(owner, { productId, plans })).plans).toMatchObject(plans)
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { productId } = await createProduct(owner, { name: 'Pets' })
    await expect(updateProduct(as('viewer'), { productId, name: 'x' })).rejects.toMatchObject({
      failure: 'ForbiddenException',
    })
    await expect(updateProduct(stranger, { productId, name: 'x' })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
  }))
