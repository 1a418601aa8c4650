import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apps, auditRecords, subscriptions, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { type World, withWorld } from '../../testing/with-world.ts'
import { getProductChangelog } from '../changelog/get-product-changelog.ts'
import { downloadDocument } from '../downloads/download-document.ts'
import { addGroupMembers } from '../groups/add-group-members.ts'
import { createGroup } from '../groups/create-group.ts'
import { removeGroupMember } from '../groups/remove-group-member.ts'
import type { ProductVisibility } from '../products/product.ts'
import { updateProduct } from '../products/update-product.ts'
import { createSubscription } from '../subscriptions/create-subscription.ts'
import { addConsumer } from '../testing/ask-for-plan.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { tryRequest } from '../try/try-request.ts'
import { getCatalogueProduct } from './get-catalogue-product.ts'
import { getProductSdk } from './get-product-sdk.ts'
import { searchCatalogue } from './search-catalogue.ts'

/** What persona-walk.test.ts leaves out: that the refusals are alike to the letter, and what a change of mind changes. */
type Product = { slug: string; productId: string; usagePlanId: string; restApiId: string; stageName: string }
type Way = (context: Context, product: Product) => Promise<unknown>

const ways: Record<string, Way> = {
  page: (context, { slug }) => getCatalogueProduct(context, { slug }),
  changelog: (context, { slug }) => getProductChangelog(context, { slug }),
  sdk: (context, { slug }) => getProductSdk(context, { slug }),
  download: async (context, { slug }) =>
    downloadDocument((await getCatalogueProduct(context, { slug })).document, '3.1'),
  try: tryIt,
  subscription: (context, { productId, usagePlanId }) => createSubscription(context, { productId, usagePlanId }),
}

const everybody = ['visitor', 'consumer', 'unproven', 'byAddress', 'byDomain', 'neighbour', 'stranger', 'viewer']

test.each([
  ['signed-in', ['visitor']],
  ['groups', ['visitor', 'consumer', 'unproven', 'neighbour', 'stranger']],
  ['private', everybody.filter((name) => name !== 'viewer')],
] as const)('%s: to %j it answers exactly as if it did not exist', { timeout: 60_000 }, (visibility, shutOut) =>
  withWorld(async (world) => {
    const { product, people } = await offerTo(world, visibility)
    const missing = { ...product, slug: 'no-such-product', productId: 'nosuchproduct' }
    for (const name of shutOut) {
      for (const [way, go] of Object.entries(ways)) {
        const context = contextOf(people, name)
        const hidden = await refusalOf(go(context, product))
        expect([name, way, hidden]).toEqual([name, way, await refusalOf(go(context, missing))])
        const failure = name === 'visitor' && way === 'subscription' ? 'ForbiddenException' : 'NotFoundException'
        expect(hidden).toMatchObject({ failure })
      }
    }
  }),
)

test.each([
  ['public', everybody],
  ['signed-in', everybody.slice(1)],
  ['groups', ['byAddress', 'byDomain', 'viewer']],
  ['private', ['viewer']],
] as const)('%s: found, counted, read and subscribed to by %j', { timeout: 60_000 }, (visibility, seers) =>
  withWorld(async (world) => {
    const { product, people } = await offerTo(world, visibility)
    for (const name of everybody) {
      const context = contextOf(people, name)
      const isSeer = (seers as readonly string[]).includes(name)
      const { items, total, matches, facets } = await searchCatalogue(context, { text: 'pets' })
      const found = { ids: items.map(({ productId }) => productId), total, matches: Object.keys(matches) }
      expect([name, found.ids, found.total]).toEqual([name, isSeer ? [product.productId] : [], isSeer ? 1 : 0])
      if (!isSeer) expect([found.matches, Object.values(facets).flat()]).toEqual([[], []])
      if (isSeer) {
        expect(await getCatalogueProduct(context, product)).toMatchObject({ productId: product.productId, visibility })
        if (name !== 'visitor')
          expect(await ways.subscription?.(context, product)).toMatchObject({ plan: { name: 'Free' } })
      }
    }
  }),
)

test('a search that names a hidden product by id finds nothing, whatever else it chooses', () =>
  withWorld(async (world) => {
    const { product, people } = await offerTo(world, 'groups')
    const { name: provider } = (await getCatalogueProduct(people.viewer, product)).provider
    for (const choice of [{}, { provider }, { price: 'free' }, { access: 'api-key' }] as const) {
      const found = await searchCatalogue(people.neighbour, { productIds: [product.productId], ...choice })
      expect(found).toMatchObject({ items: [], total: 0, matches: {} })
      expect(await searchCatalogue(people.byDomain, { productIds: [product.productId], ...choice })).toMatchObject({
        total: 1,
      })
    }
  }))

test('what was refused leaves neither app nor subscription nor record', () =>
  withWorld(async (world) => {
    const { product, people } = await offerTo(world, 'private')
    const count = () => Promise.all([apps, subscriptions, auditRecords].map((table) => world.db.$count(table)))
    const before = await count()
    for (const name of ['consumer', 'byAddress', 'stranger']) {
      for (const go of Object.values(ways)) await refusalOf(go(contextOf(people, name), product))
    }
    expect(await count()).toEqual(before)
  }))

test('who proves the address, joins or leaves the group sees the change at once', () =>
  withWorld(async (world) => {
    const { owner, db } = world
    const { product, people, groupId } = await offerTo(world, 'groups')
    const see = async (context: Context) => (await searchCatalogue(context, {})).total === 1
    expect(await see(people.unproven)).toBe(false)
    await db.update(users).set({ emailVerifiedAt: owner.now() }).where(eq(users.email, 'eve@partner.example.com'))
    expect(await see(people.unproven)).toBe(true)
    await removeGroupMember(owner, { groupId, email: '@partner.example.com' })
    expect(await see(people.unproven)).toBe(false)
    expect(await see(people.byDomain)).toBe(false)
    expect(await see(people.byAddress)).toBe(true)
    await addGroupMembers(owner, { groupId, emails: ['BOB@partner.example.com'] })
    expect(await see(people.byDomain)).toBe(true)
    await updateProduct(owner, { productId: product.productId, visibility: 'private' })
    expect(await see(people.byAddress)).toBe(false)
    await updateProduct(owner, { productId: product.productId, visibility: 'public' })
    expect(await see(world.visitor)).toBe(true)
  }))

test('a product taken back is gone for its subscribers too, and its members find it by address only', () =>
  withWorld(async (world) => {
    const { product, people } = await offerTo(world, 'public')
    await createSubscription(people.consumer, product)
    await updateProduct(world.owner, { productId: product.productId, published: false })
    for (const name of ['visitor', 'consumer', 'byAddress', 'stranger']) {
      const refusal = await refusalOf(getCatalogueProduct(contextOf(people, name), product))
      expect(refusal).toMatchObject({ failure: 'NotFoundException', message: 'There is no such product' })
    }
    expect(await getCatalogueProduct(people.viewer, product)).toMatchObject({ published: false })
    expect((await searchCatalogue(people.viewer, {})).total).toBe(0)
  }))

test('a group of another account opens nothing, even of the same name and with the same people', () =>
  withWorld(async (world) => {
    const { product, people } = await offerTo(world, 'groups')
    const { groupId } = await createGroup(world.stranger, { name: 'Partners' })
    await addGroupMembers(world.stranger, { groupId, emails: ['mallory@not-partner.example.com'] })
    expect(await refusalOf(getCatalogueProduct(people.neighbour, product))).toMatchObject({
      failure: 'NotFoundException',
    })
    const theirs = { productId: product.productId, groupIds: [groupId] }
    expect(await refusalOf(updateProduct(world.owner, theirs))).toMatchObject({ name: expect.any(String) })
    expect(await refusalOf(updateProduct(world.stranger, theirs))).toMatchObject({ failure: 'NotFoundException' })
  }))

/** A free product of the first account, and people who stand in every relation to it. */
async function offerTo(world: World, visibility: ProductVisibility) {
  const { owner, visitor, consumer, stranger } = world
  const { groupId } = await createGroup(owner, { name: 'Partners' })
  await addGroupMembers(owner, { groupId, emails: ['ada@example.net', '@partner.example.com'] })
  const groupIds = visibility === 'groups' ? [groupId] : []
  const offered = await offerProduct(owner, { visibility, groupIds })
  const { productId, slug } = offered.product
  return {
    product: { productId, slug, usagePlanId: offered.freePlan, ...offered.stage },
    groupId,
    people: {
      ...{ visitor, consumer, stranger, viewer: world.as('viewer') },
      unproven: await addConsumer(world, { email: 'eve@partner.example.com' }),
      byAddress: await addConsumer(world, { email: 'ada@example.net', isVerified: true }),
      byDomain: await addConsumer(world, { email: 'bob@partner.example.com', isVerified: true }),
      neighbour: await addConsumer(world, { email: 'mallory@not-partner.example.com', isVerified: true }),
    },
  }
}

function contextOf(people: Record<string, Context>, name: string): Context {
  const context = people[name]
  if (!context) throw new Error(`There is no ${name}`)
  return context
}

/** No gateway listens there: nothing leaves the test. */
async function tryIt(context: Context, { slug, restApiId, stageName }: Product) {
  const settings = { ...context.settings, host: '127.0.0.1', gatewayPort: 1 }
  return await tryRequest({ ...context, settings }, { slug, restApiId, stageName, httpMethod: 'GET', path: '/pets' })
}

/** All that a refusal says. */
async function refusalOf(call: Promise<unknown> | undefined) {
  return await Promise.resolve(call).then(
    () => 'answered',
    (error) => ({ name: error.name, message: error.message, failure: error.failure, fields: error.fields }),
  )
}
