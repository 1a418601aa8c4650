import { z } from 'zod'
import { createApiKey } from '#server/access/api-keys/create-api-key.ts'
import { createUsagePlan } from '#server/access/usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from '#server/access/usage-plans/create-usage-plan-key.ts'
import type { CommandContext } from '#server/context.ts'
import { command } from '#server/operation.ts'
import { createDeployment } from '#server/rest-apis/deployments/create-deployment.ts'
import { createProduct } from '../products/create-product.ts'
import { productFields, productPrice } from '../products/product-fields.ts'

/** The plan that the journey fills in: what AWS calls throttle and quota, with our price beside it. */
export const publishedPlan = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(128),
  /** Requests per second. */
  rateLimit: z.number().min(0.1).max(1_000_000),
  /** Requests at once. */
  burstLimit: z.number().int().min(1).max(1_000_000),
  /** Requests in a period; undefined is no quota. */
  quota: z.object({ limit: z.number().int().min(1), period: z.enum(['DAY', 'WEEK', 'MONTH']) }).optional(),
  price: productPrice.optional(),
})

/** The product that the journey fills in. */
export const publishedProduct = z.object({
  name: productFields.name,
  slug: productFields.slug,
  tagline: productFields.tagline.default(''),
  description: productFields.description.default(''),
  /** Groups are chosen on the product's own page. */
  visibility: productFields.visibility.exclude(['groups']).default('public'),
})

/**
 * The last button of the provider's journey, all or nothing: deploys the API to a stage and, where a product is given,
 * makes a usage plan for the stage, a published product that offers it, and a key of the provider's own to try it with.
 */
export const publishProduct = command({
  name: 'PublishProduct',
  permission: 'products:write',
  input: z.object({
    restApiId: z.string().min(1),
    stageName: z.string().min(1),
    description: z.string().max(1024).optional(),
    offer: z.object({ product: publishedProduct, plan: publishedPlan }).optional(),
  }),
  async run(context, { restApiId, stageName, description, offer }) {
    const { id: deploymentId } = await createDeployment(context, { restApiId, stageName, description })
    if (!offer) return { restApiId, stageName, deploymentId, productId: undefined, apiKeyId: undefined }
    const usagePlanId = await createPlan(context, { restApiId, stageName, plan: offer.plan })
    const { productId } = await createProduct(context, {
      ...offer.product,
      published: true,
      stages: [{ restApiId, stageName }],
      plans: [{ usagePlanId, price: offer.plan.price }],
    })
    const apiKeyId = await createOwnKey(context, usagePlanId, offer.product.name)
    return { restApiId, stageName, deploymentId, productId, apiKeyId }
  },
  audit: ({ restApiId, stageName, deploymentId, productId, apiKeyId }) => ({
    resource: productId ? `/products/${productId}` : `/restapis/${restApiId}/stages/${stageName}`,
    detail: { restApiId, stageName, deploymentId, productId, apiKeyId },
  }),
})

async function createPlan(
  context: CommandContext,
  { restApiId, stageName, plan }: { restApiId: string; stageName: string; plan: z.output<typeof publishedPlan> },
): Promise<string> {
  const { id } = await createUsagePlan(context, {
    name: plan.name,
    throttle: { rateLimit: plan.rateLimit, burstLimit: plan.burstLimit },
    ...(plan.quota ? { quota: { ...plan.quota, offset: 0 } } : {}),
    apiStages: [{ apiId: restApiId, stage: stageName }],
  })
  return id
}

async function createOwnKey(context: CommandContext, usagePlanId: string, productName: string): Promise<string> {
  const { id } = await createApiKey(context, {
    name: `${productName} test key`,
    description: 'Made when the product was published, to try it',
    enabled: true,
  })
  await createUsagePlanKey(context, { usagePlanId, keyId: id, keyType: 'API_KEY' })
  return id
}
