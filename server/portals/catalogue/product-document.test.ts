import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { deployments, documentationVersions, products, restApis, stages } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { withWorld } from '../../testing/with-world.ts'
import { putProductOperations } from '../products/put-product-operations.ts'
import { updateProduct } from '../products/update-product.ts'
import { addStage, petsDocument } from '../testing/add-stage.ts'
import { addUsagePlan } from '../testing/add-usage-plan.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { productDocument } from './product-document.ts'

const cats = { ...petsDocument, paths: { '/cats': petsDocument.paths['/pets'] } }

async function read(context: Context, productId: string) {
  const [row] = await context.db.select().from(products).where(eq(products.id, productId))
  if (!row) throw new Error('There is no such product')
  return await productDocument(context, row)
}

test('is made once for one content', () =>
  withWorld(async ({ owner, visitor }) => {
    const { productId } = (await offerProduct(owner)).product
    const first = await read(owner, productId)
    const second = await read(visitor, productId)
    expect(second.document).toBe(first.document)
    expect(second.version).toBe(first.version)
    expect(second.stages).toBe(first.stages)
    expect(first.stages[0]).not.toHaveProperty('document')
  }))

test('two products never share one, however alike they are', () =>
  withWorld(async ({ owner }) => {
    const one = await offerProduct(owner)
    const other = await offerProduct(owner, { stages: [one.stage], plans: [] })
    const first = await read(owner, one.product.productId)
    const second = await read(owner, other.product.productId)
    expect(second.version).not.toBe(first.version)
    expect(second.document).toEqual(first.document)
    expect(second.document).not.toBe(first.document)
  }))

test('what does not show in it does not make it anew', () =>
  withWorld(async ({ owner, passTime }) => {
    const { product, stage } = await offerProduct(owner)
    const { productId } = product
    const before = await read(owner, productId)
    passTime(1000)
    await updateProduct(owner, { productId, description: 'Longer than before.', category: 'Pets' })
    const change = { variables: { color: 'red' }, lastUpdatedDate: owner.now() }
    await owner.db.update(stages).set(change).where(eq(stages.restApiId, stage.restApiId))
    expect((await read(owner, productId)).document).toBe(before.document)
  }))

/** Each changes one thing that the document is made of. No clock moves: a change counts by what it is, not by when. */
type Change = (owner: Context, offer: Awaited<ReturnType<typeof offerProduct>>) => Promise<unknown>
const changes: Readonly<Record<string, readonly [change: Change, shows: object]>> = {
  'the product’s name': [
    (owner, { product }) => updateProduct(owner, { productId: product.productId, name: 'Animals' }),
    { info: { title: 'Animals' } },
  ],
  'its line': [
    (owner, { product }) => updateProduct(owner, { productId: product.productId, tagline: 'All of them' }),
    { info: { description: 'All of them' } },
  ],
  'the version of its API': [
    (owner, { stage }) => owner.db.update(restApis).set({ version: '9.9' }).where(eq(restApis.id, stage.restApiId)),
    { info: { version: '9.9' } },
  ],
  'another deployment': [
    async (owner, { stage }) => {
      const where = eq(deployments.restApiId, stage.restApiId)
      const [row] = await owner.db.select().from(deployments).where(where)
      if (!row) throw new Error('Nothing is deployed')
      await owner.db.insert(deployments).values({ ...row, id: 'second', openapi: cats })
      await owner.db.update(stages).set({ deploymentId: 'second' }).where(eq(stages.restApiId, stage.restApiId))
    },
    { paths: { '/cats': {} } },
  ],
  'another stage': [
    async (owner, { product, freePlan, basicPlan }) => {
      const stage = await addStage(owner, { openapi: cats })
      const plan = await addUsagePlan(owner, 'Other', [stage])
      expect([freePlan, basicPlan]).not.toContain(plan)
      await updateProduct(owner, {
        productId: product.productId,
        stages: [stage],
        plans: [{ usagePlanId: plan }],
      })
    },
    { paths: { '/cats': {} } },
  ],
}

test.each(Object.entries(changes))('%s shows with the next call', async (_, [change, shows]) => {
  await withWorld(async ({ owner }) => {
    const offer = await offerProduct(owner)
    const before = await read(owner, offer.product.productId)
    expect(before.document).not.toMatchObject(shows)
    await change(owner, offer)
    const after = await read(owner, offer.product.productId)
    expect(after.document).toMatchObject(shows)
    expect(after.version).not.toBe(before.version)
  })
})

test('another choice of operations shows with the next call, and what was before when it is taken back', () =>
  withWorld(async ({ owner }) => {
    const openapi = { ...petsDocument, paths: { ...petsDocument.paths, ...cats.paths } }
    const stage = await addStage(owner, { openapi })
    const { productId } = (await offerProduct(owner, { stages: [stage], plans: [] })).product
    const paths = async () => Object.keys((await read(owner, productId)).document.paths ?? {})
    const all = await read(owner, productId)
    expect(await paths()).toEqual(['/pets', '/cats'])
    await putProductOperations(owner, { productId, ...stage, operations: ['GET /pets'] })
    expect(await paths()).toEqual(['/pets'])
    await putProductOperations(owner, { productId, ...stage, operations: ['GET /cats'] })
    expect(await paths()).toEqual(['/cats'])
    await putProductOperations(owner, { productId, ...stage, operations: null })
    expect((await read(owner, productId)).document).toBe(all.document)
  }))

test('another documentation version shows with the next call, one made anew under its name as well', () =>
  withWorld(async ({ owner, passTime }) => {
    const { product, stage } = await offerProduct(owner)
    const { restApiId } = stage
    const summary = async () => {
      const { document } = await read(owner, product.productId)
      return document.paths
    }
    const publish = (text: string) =>
      owner.db.insert(documentationVersions).values({
        ...{ restApiId, version: 'v1', createdDate: owner.now() },
        parts: [
          {
            id: 'part01',
            location: { type: 'METHOD', path: '/pets', method: 'GET' },
            properties: JSON.stringify({ summary: text }),
          },
        ],
      })
    const before = await summary()
    await publish('First words')
    await owner.db.update(stages).set({ documentationVersion: 'v1' }).where(eq(stages.restApiId, restApiId))
    expect(before).not.toEqual(await summary())
    expect(await summary()).toMatchObject({ '/pets': { get: { summary: 'First words' } } })
    await owner.db.delete(documentationVersions).where(eq(documentationVersions.restApiId, restApiId))
    passTime(1)
    await publish('Other words')
    expect(await summary()).toMatchObject({ '/pets': { get: { summary: 'Other words' } } })
  }))

test('addresses are those of the installation that asks', () =>
  withWorld(async ({ owner }) => {
    const { productId } = (await offerProduct(owner)).product
    await read(owner, productId)
    const moved = { ...owner, settings: { ...owner.settings, gatewayUrl: 'https://api.example.com' } }
    expect((await read(moved, productId)).document.servers).toMatchObject([
      { url: expect.stringContaining('.example.com') },
    ])
  }))
