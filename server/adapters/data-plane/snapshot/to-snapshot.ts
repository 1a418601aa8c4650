import type { ApiKeySnapshot, ApiSnapshot, StageSnapshot, UsagePlanSnapshot } from 'gateway-core/snapshot.ts'
import type { DeployedMethod, DeploymentColumn } from '#db/deployment.ts'
import type { apiKeys, stages, usagePlanStages, usagePlans } from '#db/schema.ts'

/** A stage with what is joined to it. */
export interface StageRow {
  stage: Pick<typeof stages.$inferSelect, 'restApiId' | 'stageName' | 'deploymentId' | 'variables' | 'methodSettings'>
  accountId: string
  disableExecuteApiEndpoint: boolean
  definition: DeploymentColumn
}

/** A stage as the data plane serves it: only the members that it reads. */
export function toStageSnapshot({ stage, accountId, disableExecuteApiEndpoint, definition }: StageRow): StageSnapshot {
  return {
    accountId,
    restApiId: stage.restApiId,
    stageName: stage.stageName,
    deploymentId: stage.deploymentId,
    variables: stage.variables ?? {},
    methodSettings: stage.methodSettings,
    disableExecuteApiEndpoint,
    api: toApiSnapshot(definition),
  }
}

function toApiSnapshot({ api, resources, gatewayResponses }: DeploymentColumn): ApiSnapshot {
  return {
    ...api,
    resources: resources.map(({ id, path, methods }) => ({ id, path, methods: methods.map(toMethodSnapshot) })),
    gatewayResponses,
  }
}

function toMethodSnapshot(method: DeployedMethod): ApiSnapshot['resources'][number]['methods'][number] {
  const { requestModels, requestValidatorId, authorizationScopes, ...served } = method
  return served
}

/** A usage plan and the stages that it covers. */
export function toUsagePlanSnapshot(
  plan: typeof usagePlans.$inferSelect,
  planStages: readonly (typeof usagePlanStages.$inferSelect)[],
): UsagePlanSnapshot {
  return {
    id: plan.id,
    ...(plan.throttle ? { throttle: plan.throttle } : {}),
    ...(plan.quota ? { quota: plan.quota } : {}),
    apiStages: Object.fromEntries(
      planStages.map(({ restApiId, stageName, throttle }) => [
        `${restApiId}/${stageName}`,
        throttle ? { throttle } : {},
      ]),
    ),
  }
}

/** An API key; its value is not in it, only the hash under which it is kept. */
export function toApiKeySnapshot(
  key: Pick<typeof apiKeys.$inferSelect, 'id' | 'enabled'>,
  usagePlanIds: readonly string[],
): ApiKeySnapshot {
  return { id: key.id, enabled: key.enabled, usagePlanIds }
}
