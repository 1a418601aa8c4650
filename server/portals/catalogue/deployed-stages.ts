import { and, asc, eq } from 'drizzle-orm'
import { deployments, productStages, restApis, stages } from '#db/schema.ts'
import { invokeUrl } from '#server/gateway-address.ts'
import type { Context } from '../../context.ts'
import { stageOpenapi } from '../../rest-apis/documentation/stage-openapi.ts'
import { chosenOperations } from '../products/chosen-operations.ts'
import type { CallerSource } from './caller-security.ts'
import type { OpenApiDocument } from './merge-documents.ts'
import { shownDocument } from './shown-document.ts'

/** A stage of a product as it serves now. */
export interface DeployedStage {
  readonly restApiId: string
  readonly stageName: string
  readonly apiName: string
  readonly version: string | undefined
  readonly invokeUrl: string
  readonly deployedAt: Date
  /** The provider's own, of the operations that the product shows: not for consumers' eyes. */
  readonly document: OpenApiDocument
  /** How callers prove who they are. */
  readonly callers: CallerSource
  /** In which signatures are made. */
  readonly region: string
}

/** The stages of a product, by the names of their APIs. The caller has made sure that the actor may see the product. */
export async function deployedStages(context: Context, productId: string): Promise<DeployedStage[]> {
  const rows = await context.db
    .select({ stage: stages, api: restApis, deployment: deployments })
    .from(productStages)
    .innerJoin(
      stages,
      and(eq(stages.restApiId, productStages.restApiId), eq(stages.stageName, productStages.stageName)),
    )
    .innerJoin(restApis, eq(restApis.id, stages.restApiId))
    .innerJoin(deployments, and(eq(deployments.restApiId, stages.restApiId), eq(deployments.id, stages.deploymentId)))
    .where(eq(productStages.productId, productId))
    .orderBy(asc(restApis.name), asc(stages.restApiId), asc(stages.stageName))
  const chosen = await chosenOperations(context, productId)
  const deployed: DeployedStage[] = []
  for (const { stage, api, deployment } of rows) {
    const document = await stageOpenapi(context, api, stage, deployment)
    const shown = chosen.get(`${stage.restApiId}/${stage.stageName}`)
    deployed.push({
      restApiId: stage.restApiId,
      stageName: stage.stageName,
      apiName: api.name,
      version: api.version ?? undefined,
      invokeUrl: invokeUrl(context.settings, stage.restApiId, stage.stageName),
      deployedAt: deployment.createdDate,
      document: shown ? shownDocument(document, shown) : document,
      callers: deployment.definition,
      region: context.settings.region,
    })
  }
  return deployed
}

/** The version that a product shows: the first that one of its APIs has. */
export function versionOf(stagesOfProduct: readonly { version: string | undefined }[]): string {
  return stagesOfProduct.find((stage) => stage.version)?.version ?? '1.0'
}
