import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { accounts, deployments, productStages, type products, restApis, stages } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { query } from '../../operation.ts'
import { consumerDocument } from './consumer-document.ts'
import { findVisibleProduct } from './find-visible-product.ts'
import { invokeUrl } from './invoke-url.ts'
import { mergeDocuments } from './merge-documents.ts'
import { offeredPlans } from './offered-plans.ts'

/** A product's page: what it is, what it costs, where it is called and how. Members see their drafts. */
export const getCatalogueProduct = query({
  name: 'GetCatalogueProduct',
  permission: 'public',
  input: z.object({ slug: z.string().max(63) }),
  async run(context, { slug }) {
    const product = await findVisibleProduct(context, { slug })
    const [provider] = await context.db
      .select({ accountId: accounts.id, name: accounts.name })
      .from(accounts)
      .where(eq(accounts.id, product.accountId))
    if (!provider) throw new Error(`The provider of the product ${product.id} is not there`)
    const deployed = await deployedStages(context, product)
    const { id, category, createdAt: _, accountId: __, ...fields } = product
    return {
      productId: id,
      ...fields,
      category: category ?? undefined,
      provider,
      plans: await offeredPlans(context, id),
      stages: deployed.map(({ document: _, ...stage }) => stage),
      document: mergeDocuments(
        { title: product.name, version: versionOf(deployed), description: product.tagline || undefined },
        deployed,
      ),
    }
  },
})

async function deployedStages(context: Context, product: typeof products.$inferSelect) {
  const rows = await context.db
    .select({ stage: stages, apiName: restApis.name, version: restApis.version, deployment: deployments })
    .from(productStages)
    .innerJoin(
      stages,
      and(eq(stages.restApiId, productStages.restApiId), eq(stages.stageName, productStages.stageName)),
    )
    .innerJoin(restApis, eq(restApis.id, stages.restApiId))
    .innerJoin(deployments, and(eq(deployments.restApiId, stages.restApiId), eq(deployments.id, stages.deploymentId)))
    .where(eq(productStages.productId, product.id))
    .orderBy(asc(restApis.name), asc(stages.restApiId), asc(stages.stageName))
  return rows.map(({ stage, apiName, version, deployment }) => ({
    restApiId: stage.restApiId,
    stageName: stage.stageName,
    apiName,
    version: version ?? undefined,
    invokeUrl: invokeUrl(context.settings, stage.restApiId, stage.stageName),
    deployedAt: deployment.createdDate,
    document: consumerDocument(deployment.openapi),
  }))
}

function versionOf(stagesOfProduct: readonly { version: string | undefined }[]): string {
  return stagesOfProduct.find((stage) => stage.version)?.version ?? '1.0'
}
