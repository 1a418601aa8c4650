import { hash } from 'node:crypto'
import { and, asc, eq, sql } from 'drizzle-orm'
import { deployments, documentationVersions, productStages, type products, restApis, stages } from '#db/schema.ts'
import { ByteLimitedCache } from '../../byte-limited-cache.ts'
import type { Context } from '../../context.ts'
import { callerSecurity } from './caller-security.ts'
import { consumerDocument } from './consumer-document.ts'
import { currentContent } from './current-content.ts'
import { type DeployedStage, deployedStages, versionOf } from './deployed-stages.ts'
import { mergeDocuments, type OpenApiDocument } from './merge-documents.ts'

/** What consumers read of a product's operations. Shared by all who ask: nobody may change it. */
export interface ProductDocument {
  /** Tells one content from another: a digest of all that it is made of. */
  readonly version: string
  readonly stages: readonly Omit<DeployedStage, 'document' | 'callers' | 'region'>[]
  readonly document: OpenApiDocument
}

/** How many bytes in memory a character of a document's JSON stands for, roughly. */
const bytesOfCharacter = 4
const kept = new ByteLimitedCache<Omit<ProductDocument, 'version'>>(128 * 1024 * 1024)

/**
 * A product's document, made once for each content that it has: what it is made of is asked at each call, in one query
 * that reads no document, so that a change counts at once on every node. The caller has made sure that the actor may see
 * the product.
 */
export async function productDocument(
  context: Context,
  product: typeof products.$inferSelect,
): Promise<ProductDocument> {
  const { version = context.newId(40), value } = await currentContent(kept, {
    versionNow: () => versionNow(context, product),
    make: () => makeDocument(context, product),
    bytesOf: ({ document }) => JSON.stringify(document).length * bytesOfCharacter,
  })
  return { version, ...value }
}

async function versionNow(context: Context, product: typeof products.$inferSelect): Promise<string> {
  const { id, name, tagline } = product
  const { gatewayUrl, region } = context.settings
  return hash('sha256', JSON.stringify([id, name, tagline, gatewayUrl, region, await sourcesOf(context, id)]), 'hex')
}

/** The versions of all that the document shows: deployments and documentation versions never change under their name. */
async function sourcesOf({ db }: Context, productId: string): Promise<unknown[]> {
  return await db
    .select({
      restApiId: stages.restApiId,
      stageName: stages.stageName,
      deploymentId: stages.deploymentId,
      deployedAt: deployments.createdDate,
      documentationVersion: stages.documentationVersion,
      documentedAt: documentationVersions.createdDate,
      apiName: restApis.name,
      apiVersion: restApis.version,
      tags: restApis.tags,
      chosen: sql<string | null>`(select md5(string_agg(chosen.http_method || ' ' || chosen.path, chr(10)
        order by chosen.path, chosen.http_method)) from product_operations as chosen
        where chosen.product_id = ${productStages.productId} and chosen.rest_api_id = ${productStages.restApiId}
          and chosen.stage_name = ${productStages.stageName})`,
    })
    .from(productStages)
    .innerJoin(
      stages,
      and(eq(stages.restApiId, productStages.restApiId), eq(stages.stageName, productStages.stageName)),
    )
    .innerJoin(restApis, eq(restApis.id, stages.restApiId))
    .innerJoin(deployments, and(eq(deployments.restApiId, stages.restApiId), eq(deployments.id, stages.deploymentId)))
    .leftJoin(
      documentationVersions,
      and(
        eq(documentationVersions.restApiId, stages.restApiId),
        eq(documentationVersions.version, stages.documentationVersion),
      ),
    )
    .where(eq(productStages.productId, productId))
    .orderBy(asc(restApis.name), asc(stages.restApiId), asc(stages.stageName))
}

async function makeDocument(
  context: Context,
  { id, name, tagline }: typeof products.$inferSelect,
): Promise<Omit<ProductDocument, 'version'>> {
  const deployed = await deployedStages(context, id)
  const documents = deployed.map((stage) => ({
    ...stage,
    document: callerSecurity(consumerDocument(stage.document), stage.callers),
  }))
  const info = { title: name, version: versionOf(deployed), description: tagline || undefined }
  return {
    stages: deployed.map(({ document: _, callers: _callers, region: _region, ...stage }) => stage),
    document: mergeDocuments(info, documents),
  }
}
