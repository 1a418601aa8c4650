import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { deployments, restApis, stages } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { query } from '../../operation.ts'
import { stageOpenapi } from '../../rest-apis/documentation/stage-openapi.ts'
import { type DeployedOperation, deployedOperations } from '../catalogue/shown-document.ts'
import { chosenOperations } from './chosen-operations.ts'
import { findProduct } from './find-product.ts'
import { readProduct } from './product.ts'

/** What a stage of a product serves, and what of it the product shows. */
export interface StageOperations {
  readonly restApiId: string
  readonly stageName: string
  readonly apiName: string
  /** In the order of the deployment's document; `ANY` stands for all verbs that have no method of their own. */
  readonly operations: readonly DeployedOperation[]
  /** Each `GET /pets/{id}`, also of what is not deployed any more; undefined: all are shown, later ones too. */
  readonly chosen: readonly string[] | undefined
}

/** The operations of each stage of a product, for the choice of those that it shows. */
export const listProductOperations = query({
  name: 'ListProductOperations',
  permission: 'products:read',
  input: z.object({ productId: z.string() }),
  async run(context, { productId }): Promise<{ items: StageOperations[] }> {
    const product = await readProduct(context, await findProduct(context, productId))
    const chosen = await chosenOperations(context, productId)
    const items: StageOperations[] = []
    for (const { restApiId, stageName } of product.stages) {
      const ofStage = chosen.get(`${restApiId}/${stageName}`)
      items.push({
        restApiId,
        stageName,
        ...(await stageNow(context, restApiId, stageName)),
        chosen: ofStage && [...ofStage].sort(),
      })
    }
    return { items }
  },
})

/** The name of a stage's API and what it serves now; nothing where it has no deployment. */
export async function stageNow(
  context: Context,
  restApiId: string,
  stageName: string,
): Promise<{ apiName: string; operations: DeployedOperation[] }> {
  const [row] = await context.db
    .select({ api: restApis, stage: stages, deployment: deployments })
    .from(restApis)
    .innerJoin(stages, and(eq(stages.restApiId, restApis.id), eq(stages.stageName, stageName)))
    .leftJoin(deployments, and(eq(deployments.restApiId, stages.restApiId), eq(deployments.id, stages.deploymentId)))
    .where(eq(restApis.id, restApiId))
  if (!row) return { apiName: restApiId, operations: [] }
  const { api, stage, deployment } = row
  if (!deployment) return { apiName: api.name, operations: [] }
  return { apiName: api.name, operations: deployedOperations(await stageOpenapi(context, api, stage, deployment)) }
}
