import type { Context } from '#server/context.ts'
import { createUsagePlan } from '../access/usage-plans/create-usage-plan.ts'
import { createProduct } from '../portals/products/create-product.ts'
import { createDeployment } from '../rest-apis/deployments/create-deployment.ts'
import { createSampleApi } from './create-sample-api.ts'

/** The sample API, deployed to `prod` and offered to everybody under a free plan: both journeys can be walked at once. */
export async function publishSample(context: Context): Promise<void> {
  const { id: restApiId } = await createSampleApi(context, {})
  const stageName = 'prod'
  await createDeployment(context, { restApiId, stageName, description: 'The sample as it came' })
  const plan = await createUsagePlan(context, {
    name: 'Free',
    description: 'For trying out and for small apps',
    apiStages: [{ apiId: restApiId, stage: stageName }],
    throttle: { rateLimit: 10, burstLimit: 20 },
    quota: { limit: 10_000, period: 'MONTH' },
  })
  await createProduct(context, {
    name: 'Lighthouse Register',
    tagline: 'Every lighthouse worth a detour, with its light, its sea and its stairs',
    description: overview,
    category: 'Maritime',
    visibility: 'public',
    published: true,
    stages: [{ restApiId, stageName }],
    plans: [{ usagePlanId: plan.id }],
  })
}

const overview = `## What you can do

- **Find lighthouses** by country, with position, height and year.
- **See their light** as charts describe it, and whether it works tonight.
- **Read the sea**: visibility, wind and waves, observed within the last ten minutes.
- **Book a visit** and climb the stairs.

## A first call

\`GET /status\` needs no key. Everything else takes the key of your app in the header \`x-api-key\`:

\`\`\`sh
curl -H "x-api-key: $KEY" "$URL/lighthouses?country=ES"
\`\`\`

This is the sample that comes with a fresh installation: its answers are examples, and nothing that you send is kept.
`
