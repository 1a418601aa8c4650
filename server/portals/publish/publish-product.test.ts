import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys, auditRecords, configurationChanges, deployments, products, usagePlans } from '#db/schema.ts'
import { getUsagePlan } from '#server/access/usage-plans/get-usage-plan.ts'
import type { Context } from '#server/context.ts'
import { getStage } from '#server/rest-apis/stages/get-stage.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { getProduct } from '../products/get-product.ts'
import { checkOffer } from './check-offer.ts'
import { findPublication } from './find-publication.ts'
import { publishProduct } from './publish-product.ts'
import { insertApi, mock } from './testing/insert-api.ts'

const offer = {
  product: { name: 'Pets', slug: 'pets-of-test', tagline: 'Cats', visibility: 'signed-in' as const },
  plan: { name: 'Free', rateLimit: 10, burstLimit: 20, quota: { limit: 10_000, period: 'MONTH' as const } },
}

test('200: deploys, and offers the stage under a plan with a key to try it', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /pets': mock })
    const price = { amountCents: 900, currency: 'USD' }
    const done = await publishProduct(owner, {
      restApiId,
      stageName: 'prod',
      offer: { ...offer, plan: { ...offer.plan, price } },
    })
    expect(await getStage(owner, { restApiId, stageName: 'prod' })).toMatchObject({ deploymentId: done.deploymentId })
    const product = await getProduct(owner, { productId: done.productId ?? '' })
    expect(product).toMatchObject({ ...offer.product, published: true, stages: [{ restApiId, stageName: 'prod' }] })
    expect(product.plans).toMatchObject([{ name: 'Free', price }])
    const plan = await getUsagePlan(owner, { usagePlanId: product.plans[0]?.usagePlanId ?? '' })
    expect(plan).toMatchObject({
      throttle: { rateLimit: 10, burstLimit: 20 },
      quota: { limit: 10_000, offset: 0, period: 'MONTH' },
      apiStages: [{ apiId: restApiId, stage: 'prod' }],
    })
    expect(await findPublication(owner, { restApiId, stageName: 'prod' })).toEqual({
      products: [{ productId: done.productId, slug: 'pets-of-test', name: 'Pets', published: true }],
      plans: [{ usagePlanId: plan.id, name: 'Free' }],
      apiKeyId: done.apiKeyId,
    })
  }))

test('200: every step is in the audit log and told to the data plane', () =>
  withWorld(async ({ owner, db }) => {
    const restApiId = await insertApi(owner, { 'GET /pets': mock })
    await publishProduct(owner, { restApiId, stageName: 'prod', offer })
    const records = await db.select().from(auditRecords).where(eq(auditRecords.accountId, owner.accountId))
    expect(records.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining([
        'CreateDeployment',
        'CreateUsagePlan',
        'CreateProduct',
        'CreateApiKey',
        'PublishProduct',
      ]),
    )
    const kinds = (await db.select().from(configurationChanges)).map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['stage', 'usage-plan', 'api-key']))
  }))

test('200: without an offer it only deploys', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /pets': mock })
    const done = await publishProduct(owner, { restApiId, stageName: 'test', description: 'First' })
    expect(done).toMatchObject({ stageName: 'test', productId: undefined, apiKeyId: undefined })
    expect(await findPublication(owner, { restApiId, stageName: 'test' })).toEqual({
      products: [],
      plans: [],
      apiKeyId: undefined,
    })
  }))

test('200: a plan without a quota has none', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /pets': mock })
    const { name, rateLimit, burstLimit } = offer.plan
    await publishProduct(owner, {
      restApiId,
      stageName: 'prod',
      offer: { ...offer, plan: { name, rateLimit, burstLimit } },
    })
    const [plan] = await owner.db.select().from(usagePlans).where(eq(usagePlans.accountId, owner.accountId))
    expect(plan?.quota).toBeNull()
  }))

test('409: an address that is taken leaves nothing, not even the deployment', () =>
  withWorld(async ({ owner, stranger }) => {
    const theirs = await insertApi(stranger, { 'GET /': mock })
    await publishProduct(stranger, { restApiId: theirs, stageName: 'prod', offer })
    const restApiId = await insertApi(owner, { 'GET /pets': mock })
    await expect(publishProduct(owner, { restApiId, stageName: 'prod', offer })).rejects.toMatchObject({
      failure: 'ConflictException',
    })
    expect(await counts(owner)).toEqual({ deployments: 0, plans: 0, products: 0, keys: 0 })
    await expect(checkOffer(owner, offer)).rejects.toMatchObject({
      failure: 'ConflictException',
      fields: { 'product.slug': expect.any(String) },
    })
  }))

test.each([
  [{ product: { ...offer.product, slug: 'Not a slug' } }, 'product.slug'],
  [{ product: { ...offer.product, name: ' ' } }, 'product.name'],
  [{ plan: { ...offer.plan, rateLimit: Number.NaN } }, 'plan.rateLimit'],
  [{ plan: { ...offer.plan, rateLimit: 0 } }, 'plan.rateLimit'],
  [{ plan: { ...offer.plan, burstLimit: 1.5 } }, 'plan.burstLimit'],
  [{ plan: { ...offer.plan, quota: { limit: -1, period: 'MONTH' as const } } }, 'plan.quota.limit'],
  [{ plan: { ...offer.plan, price: { amountCents: 100, currency: 'XXQ' } } }, 'plan.price.currency'],
])('400: %j names %s, when it is checked and when it is published', (part, field) =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /pets': mock })
    const bad = { ...offer, ...part }
    await expect(checkOffer(owner, bad)).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
    await expect(publishProduct(owner, { restApiId, stageName: 'prod', offer: bad })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [`offer.${field}`]: expect.any(String) },
    })
    expect(await counts(owner)).toEqual({ deployments: 0, plans: 0, products: 0, keys: 0 })
  }),
)

test('200: an offer that could be published is checked and not kept', () =>
  withWorld(async ({ owner }) => {
    expect(await checkOffer(owner, offer)).toMatchObject(offer)
    expect(await counts(owner)).toMatchObject({ products: 0, plans: 0 })
  }))

test('403 for a viewer', () =>
  withWorld(async ({ owner, as }) => {
    const restApiId = await insertApi(owner, { 'GET /pets': mock })
    const viewer = as('viewer')
    await expect(publishProduct(viewer, { restApiId, stageName: 'prod', offer })).rejects.toMatchObject({
      failure: 'ForbiddenException',
    })
    await expect(checkOffer(viewer, offer)).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))

test('404 in another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const restApiId = await insertApi(owner, { 'GET /pets': mock })
    await publishProduct(owner, { restApiId, stageName: 'prod', offer })
    const elsewhere = { ...offer, product: { ...offer.product, slug: 'elsewhere' } }
    await expect(publishProduct(stranger, { restApiId, stageName: 'prod', offer: elsewhere })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    await expect(findPublication(stranger, { restApiId, stageName: 'prod' })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    expect(await counts(stranger)).toEqual({ deployments: 0, plans: 0, products: 0, keys: 0 })
  }))

async function counts({ db, accountId, actor }: Context) {
  const by = actor.kind === 'user' ? `user:${actor.userId}` : ''
  return {
    deployments: (await db.select().from(deployments).where(eq(deployments.createdBy, by))).length,
    plans: (await db.select().from(usagePlans).where(eq(usagePlans.accountId, accountId))).length,
    products: (await db.select().from(products).where(eq(products.accountId, accountId))).length,
    keys: (await db.select().from(apiKeys).where(eq(apiKeys.accountId, accountId))).length,
  }
}
