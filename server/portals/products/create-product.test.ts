import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditRecords } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { addStage } from '../testing/add-stage.ts'
import { addUsagePlan } from '../testing/add-usage-plan.ts'
import { createProduct } from './create-product.ts'
import { getProduct } from './get-product.ts'

test('200 with stages, plans in their order and prices; a developer may, and the log has it', () =>
  withWorld(async ({ as, owner, db }) => {
    const stage = await addStage(owner)
    const [free, paid] = [await addUsagePlan(owner, 'Free', [stage]), await addUsagePlan(owner, 'Pro', [stage])]
    const product = await createProduct(as('developer'), {
      name: '  Museum API ',
      tagline: 'Tickets and hours',
      category: 'Culture',
      published: true,
      stages: [stage],
      plans: [{ usagePlanId: paid, price: { amountCents: 900, currency: 'EUR' } }, { usagePlanId: free }],
    })
    expect(product).toMatchObject({
      name: 'Museum API',
      slug: 'museum-api',
      description: '',
      visibility: 'public',
      published: true,
      stages: [stage],
      plans: [
        { usagePlanId: paid, name: 'Pro', price: { amountCents: 900, currency: 'EUR' } },
        { usagePlanId: free, name: 'Free', price: undefined },
      ],
      subscriptionCount: 0,
    })
    expect(await getProduct(owner, { productId: product.productId })).toEqual(product)
    const records = await db.select().from(auditRecords).where(eq(auditRecords.accountId, owner.accountId))
    expect(records).toMatchObject([{ operation: 'CreateProduct', resource: `/products/${product.productId}` }])
  }))

test('200 as an empty draft', () =>
  withWorld(async ({ owner }) => {
    expect(await createProduct(owner, { name: 'Later' })).toMatchObject({ published: false, stages: [], plans: [] })
  }))

test.each([
  ['Müllers Café API!', 'mullers-cafe-api'],
  ['日本', 'product'],
  ['x'.repeat(90), 'x'.repeat(50)],
])('the address is made from the name %s', (name, slug) =>
  withWorld(async ({ owner }) => expect((await createProduct(owner, { name })).slug).toBe(slug)),
)

test('an address made from a taken name gets a number, over all accounts', () =>
  withWorld(async ({ owner, stranger }) => {
    await createProduct(stranger, { name: 'Pets' })
    expect((await createProduct(owner, { name: 'Pets' })).slug).toBe('pets-2')
    expect((await createProduct(owner, { name: 'pets!' })).slug).toBe('pets-3')
  }))

test('409 for an address that was asked for and is taken', () =>
  withWorld(async ({ owner, stranger }) => {
    await createProduct(stranger, { name: 'Pets', slug: 'pets' })
    await expect(createProduct(owner, { name: 'Pets', slug: 'pets' })).rejects.toMatchObject({
      failure: 'ConflictException',
      fields: { slug: 'is taken' },
    })
  }))

test.each([
  [{ name: ' ' }, 'name'],
  [{ name: 'x'.repeat(101) }, 'name'],
  [{ name: 'a', slug: 'A b' }, 'slug'],
  [{ name: 'a', slug: '-a' }, 'slug'],
  [{ name: 'a', slug: 'a--b' }, 'slug'],
  [{ name: 'a', visibility: 'secret' }, 'visibility'],
  [{ name: 'a', tagline: 'x'.repeat(161) }, 'tagline'],
  [
    { name: 'a', plans: [{ usagePlanId: 'p', price: { amountCents: 0, currency: 'USD' } }] },
    'plans.0.price.amountCents',
  ],
  [{ name: 'a', plans: [{ usagePlanId: 'p', price: { amountCents: 9, currency: 'XYZ' } }] }, 'plans.0.price.currency'],
  [{ name: 'a', plans: [{ usagePlanId: 'p' }, { usagePlanId: 'p' }] }, 'plans'],
  [{ name: 'a', stages: 'prod' }, 'stages'],
])('400 names the member: %j', (input, field) =>
  withWorld(async ({ owner }) => {
    await expect(createProduct.invoke(owner, input)).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
  }),
)

test('400 to publish with nothing to call', () =>
  withWorld(async ({ owner }) => {
    await expect(createProduct(owner, { name: 'a', published: true })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { stages: expect.any(String) },
    })
  }))

test('400 for a plan that does not cover a stage says which', () =>
  withWorld(async ({ owner }) => {
    const [stage, other] = [await addStage(owner), await addStage(owner)]
    const plan = await addUsagePlan(owner, 'Free', [other])
    await expect(
      createProduct(owner, { name: 'a', stages: [stage, other], plans: [{ usagePlanId: plan }] }),
    ).rejects.toThrow(`The usage plan Free does not cover the stage ${stage.restApiId}/prod`)
  }))

test('403 for a viewer and for a consumer', () =>
  withWorld(async ({ as, consumer, visitor }) => {
    for (const context of [as('viewer'), consumer, visitor]) {
      await expect(createProduct(context, { name: 'a' })).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
  }))

test('404 for a stage or a plan of another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const stage = await addStage(stranger)
    const plan = await addUsagePlan(stranger, 'Theirs', [])
    await expect(createProduct(owner, { name: 'a', stages: [stage] })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    await expect(createProduct(owner, { name: 'a', plans: [{ usagePlanId: plan }] })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
  }))
