import { hash } from 'node:crypto'
import { and, asc, desc, eq, inArray, min, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditRecords, deployments, type products, stageDeployments } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { query } from '../../operation.ts'
import { consumerDocument } from '../catalogue/consumer-document.ts'
import { type DeployedStage, deployedStages } from '../catalogue/deployed-stages.ts'
import { findVisibleProduct } from '../catalogue/find-visible-product.ts'
import { mergeDocuments } from '../catalogue/merge-documents.ts'
import { shownDocument } from '../catalogue/shown-document.ts'
import { chosenOperations } from '../products/chosen-operations.ts'
import { detailedOperations } from '../try/try-operations.ts'
import { compareDocuments, type OperationChange } from './compare-documents.ts'

/** What one deployment changed for callers. */
export interface ChangelogEntry {
  readonly id: string
  /** When the stage began to serve it. */
  readonly at: Date
  readonly apiName: string
  readonly breaking: boolean
  readonly changes: readonly LinkedChange[]
}

/** A change and, where the operation is still there, its id in the product. */
export type LinkedChange = OperationChange & { readonly operationId: string | undefined }

/** How far back each stage is read. */
const mostDeployments = 20

/**
 * What changed in a product since it was first published, newest first: the difference of one deployment to the next of
 * each of its stages, as consumers see it. Deployments that change nothing for them, and the provider's notes, are left
 * out.
 */
export const getProductChangelog = query({
  name: 'GetProductChangelog',
  permission: 'public',
  input: z.object({ slug: z.string().max(63) }),
  async run(context, { slug }): Promise<{ items: ChangelogEntry[] }> {
    const product = await findVisibleProduct(context, { slug })
    const since = await firstPublished(context, product)
    const deployed = await deployedStages(context, product.id)
    const ids = operationIds(deployed)
    const chosen = await chosenOperations(context, product.id)
    const items: ChangelogEntry[] = []
    for (const stage of deployed) {
      const shown = chosen.get(`${stage.restApiId}/${stage.stageName}`)
      items.push(...(await entriesOf(context, { ...stage, shown }, since, ids)))
    }
    return { items: items.sort((left, right) => right.at.getTime() - left.at.getTime()) }
  },
})

/** What was taken back while the product was a draft is nobody's business. */
async function firstPublished({ db }: Context, product: typeof products.$inferSelect): Promise<Date> {
  const [record] = await db
    .select({ at: min(auditRecords.at) })
    .from(auditRecords)
    .where(
      and(
        eq(auditRecords.accountId, product.accountId),
        eq(auditRecords.resource, `/products/${product.id}`),
        sql`${auditRecords.detail} ->> 'published' = 'true'`,
      ),
    )
  return record?.at ?? product.createdAt
}

/** The ids that the product's page knows operations by. */
function operationIds(deployed: readonly DeployedStage[]): ReadonlyMap<string, string> {
  const documents = deployed.map((stage) => ({ ...stage, document: consumerDocument(stage.document) }))
  return new Map(
    detailedOperations(mergeDocuments({}, documents)).map(({ operation }) => [
      `${operation.restApiId} ${operation.stageName} ${operation.httpMethod} ${operation.stagePath}`,
      operation.id,
    ]),
  )
}

async function entriesOf(
  context: Context,
  stage: DeployedStage & { shown: ReadonlySet<string> | undefined },
  since: Date,
  ids: ReadonlyMap<string, string>,
): Promise<ChangelogEntry[]> {
  const { restApiId, stageName, apiName, shown } = stage
  const history = await historyOf(context, restApiId, stageName)
  const entries: ChangelogEntry[] = []
  for (const [index, { id, at, deploymentId }] of history.entries()) {
    const before = history[index - 1]
    if (!before || at.getTime() <= since.getTime() || before.deploymentId === deploymentId) continue
    const changes = (
      await changesBetween(context, { restApiId, from: before.deploymentId, to: deploymentId, shown })
    ).map((change) => ({
      ...change,
      operationId:
        change.outcome === 'removed'
          ? undefined
          : ids.get(`${restApiId} ${stageName} ${change.httpMethod} ${change.path}`),
    }))
    if (changes.length === 0) continue
    entries.push({ id, at, apiName, breaking: changes.some(({ breaking }) => breaking), changes })
  }
  return entries
}

/** What the stage pointed to, oldest first; deployments that were deleted are not compared with. */
async function historyOf({ db }: Context, restApiId: string, stageName: string) {
  const newest = await db
    .select({ id: stageDeployments.id, at: stageDeployments.at, deploymentId: stageDeployments.deploymentId })
    .from(stageDeployments)
    .innerJoin(
      deployments,
      and(eq(deployments.restApiId, stageDeployments.restApiId), eq(deployments.id, stageDeployments.deploymentId)),
    )
    .where(and(eq(stageDeployments.restApiId, restApiId), eq(stageDeployments.stageName, stageName)))
    .orderBy(desc(stageDeployments.at), desc(stageDeployments.id))
    .limit(mostDeployments + 1)
  return newest.reverse()
}

/** Deployments do not change: what was compared once stays so. */
const kept = new Map<string, readonly OperationChange[]>()
const keptAtMost = 500

interface Comparison {
  readonly restApiId: string
  /** Ids of deployments. */
  readonly from: string
  readonly to: string
  /** What the product shows of the stage; undefined: all. */
  readonly shown: ReadonlySet<string> | undefined
}

async function changesBetween(context: Context, comparison: Comparison): Promise<readonly OperationChange[]> {
  const { restApiId, from, to, shown } = comparison
  const choice = shown ? hash('sha256', [...shown].sort().join('\n')) : ''
  const key = `${restApiId} ${from} ${to} ${choice}`
  const changes = kept.get(key) ?? (await compared(context, comparison))
  kept.delete(key)
  kept.set(key, changes)
  const [oldest] = kept.keys()
  if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest)
  return changes
}

async function compared({ db }: Context, { restApiId, from, to, shown }: Comparison): Promise<OperationChange[]> {
  const rows = await db
    .select({ id: deployments.id, openapi: deployments.openapi })
    .from(deployments)
    .where(and(eq(deployments.restApiId, restApiId), inArray(deployments.id, [from, to])))
    .orderBy(asc(deployments.id))
  const documentOf = (id: string) => {
    const openapi = rows.find((row) => row.id === id)?.openapi ?? {}
    return consumerDocument(shown ? shownDocument(openapi, shown) : openapi)
  }
  return compareDocuments(documentOf(from), documentOf(to))
}
