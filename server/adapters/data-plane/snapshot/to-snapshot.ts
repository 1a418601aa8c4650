import type {
  AccessKeySnapshot,
  AccountSnapshot,
  ApiKeySnapshot,
  ApiSnapshot,
  AuthorizerSnapshot,
  CanarySnapshot,
  CredentialsSnapshot,
  StageSnapshot,
} from 'gateway-core/snapshot.ts'
import type { UsagePlanSnapshot } from 'gateway-core/usage-plan-snapshot.ts'
import type { DeploymentColumn } from '#db/deployment.ts'
import type {
  accessKeys,
  accounts,
  apiKeys,
  awsCredentials,
  clientCertificates,
  stages,
  usagePlanStages,
  usagePlans,
} from '#db/schema.ts'
import { type Role, roleCallsAll } from '../../../permissions.ts'
import { sealedFor } from '../vault.ts'

type Stage = typeof stages.$inferSelect

/** A stage with what is joined to it. */
export interface StageRow {
  stage: Pick<
    Stage,
    | 'restApiId'
    | 'stageName'
    | 'deploymentId'
    | 'variables'
    | 'methodSettings'
    | 'cacheClusterEnabled'
    | 'cacheClusterSize'
    | 'cacheFlushedAt'
    | 'authorizersFlushedAt'
    | 'accessLogSettings'
    | 'canarySettings'
  >
  accountId: string
  disableExecuteApiEndpoint: boolean
  endpointConfiguration: { types: string[] }
  definition: DeploymentColumn
  canaryDefinition: DeploymentColumn | null
  clientCertificate: Pick<
    typeof clientCertificates.$inferSelect,
    'id' | 'pemEncodedCertificate' | 'privateKeyEncrypted'
  > | null
}

/** A stage as the data plane serves it: only the members that it reads. */
export function toStageSnapshot(row: StageRow): StageSnapshot {
  const { stage, accountId, disableExecuteApiEndpoint, definition, clientCertificate } = row
  const [endpointType = 'REGIONAL'] = row.endpointConfiguration.types
  const format = stage.accessLogSettings?.format
  const destinationArn = stage.accessLogSettings?.destinationArn
  const canary = toCanarySnapshot(row)
  return {
    accountId,
    restApiId: stage.restApiId,
    stageName: stage.stageName,
    deploymentId: stage.deploymentId,
    variables: stage.variables ?? {},
    methodSettings: stage.methodSettings,
    disableExecuteApiEndpoint,
    ...(endpointType === 'REGIONAL' ? {} : { endpointType }),
    ...(stage.cacheClusterEnabled ? { cacheClusterSize: stage.cacheClusterSize ?? '0.5' } : {}),
    ...(stage.cacheFlushedAt ? { cacheFlushedAt: stage.cacheFlushedAt.getTime() } : {}),
    ...(stage.authorizersFlushedAt ? { authorizersFlushedAt: stage.authorizersFlushedAt.getTime() } : {}),
    ...(format ? { accessLog: { format, ...(destinationArn ? { destinationArn } : {}) } } : {}),
    ...(clientCertificate ? { clientCertificate: toClientCertificateSnapshot(clientCertificate) } : {}),
    ...(canary ? { canary } : {}),
    api: toApiSnapshot(definition),
  }
}

function toClientCertificateSnapshot({
  id,
  pemEncodedCertificate,
  privateKeyEncrypted,
}: NonNullable<StageRow['clientCertificate']>): NonNullable<StageSnapshot['clientCertificate']> {
  return { id, pemEncodedCertificate, sealedPrivateKey: sealedFor('client-certificate', privateKeyEncrypted) }
}

/** Without a deployment of its own the canary is the stage's deployment with other variables. */
function toCanarySnapshot({ stage, definition, canaryDefinition }: StageRow): CanarySnapshot | undefined {
  const canary = stage.canarySettings
  if (!canary) return undefined
  return {
    percentTraffic: canary.percentTraffic ?? 0,
    deploymentId: canary.deploymentId ?? stage.deploymentId,
    stageVariableOverrides: canary.stageVariableOverrides ?? {},
    useStageCache: canary.useStageCache ?? false,
    api: toApiSnapshot(canaryDefinition ?? definition),
  }
}

/** A deployed definition as the data plane serves it. */
export function toApiSnapshot({ authorizers, ...definition }: DeploymentColumn): ApiSnapshot {
  const { api, resources, gatewayResponses, models, requestValidators } = definition
  return {
    ...api,
    resources: resources.map(({ id, path, methods }) => ({ id, path, methods })),
    gatewayResponses,
    models,
    requestValidators,
    authorizers: authorizers.map(toAuthorizerSnapshot),
  }
}

function toAuthorizerSnapshot(authorizer: DeploymentColumn['authorizers'][number]): AuthorizerSnapshot {
  const { id, name, type, authorizerResultTtlInSeconds: ttl, providerARNs: providers } = authorizer
  const text = (member: string) => {
    const value = authorizer[member]
    return typeof value === 'string' ? { [member]: value } : {}
  }
  return {
    id,
    name,
    type,
    ...text('authorizerUri'),
    ...text('authorizerCredentials'),
    ...text('identitySource'),
    ...text('identityValidationExpression'),
    ...(typeof ttl === 'number' ? { authorizerResultTtlInSeconds: ttl } : {}),
    ...(Array.isArray(providers) ? { providerARNs: providers.map(String) } : {}),
  }
}

/** A usage plan and the stages that it covers. */
export function toUsagePlanSnapshot(
  plan: typeof usagePlans.$inferSelect,
  planStages: readonly (typeof usagePlanStages.$inferSelect)[],
  products?: UsagePlanSnapshot['products'],
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
    ...(products ? { products } : {}),
  }
}

/** An API key; its value is not in it, only the hash under which it is kept. */
export function toApiKeySnapshot(
  key: Pick<typeof apiKeys.$inferSelect, 'id' | 'enabled' | 'expiresAt'>,
  opens: {
    readonly usagePlanIds: readonly string[]
    readonly stageKeys: readonly string[]
    /** Each `{usagePlanId} {productId}`. */
    readonly products: readonly string[]
  },
): ApiKeySnapshot {
  const { usagePlanIds, stageKeys, products } = opens
  return {
    id: key.id,
    enabled: key.enabled,
    usagePlanIds,
    ...(key.expiresAt ? { expiresAt: key.expiresAt.getTime() } : {}),
    ...(stageKeys.length > 0 ? { stageKeys } : {}),
    ...(products.length > 0 ? { productIds: byPlan(products) } : {}),
  }
}

function byPlan(products: readonly string[]): Record<string, string[]> {
  const ids: Record<string, string[]> = {}
  for (const product of products) {
    const [usagePlanId = '', productId = ''] = product.split(' ')
    ids[usagePlanId] = [...(ids[usagePlanId] ?? []), productId]
  }
  return ids
}

/** An access key with the role of its user in its account and the user's name. A policy of its own replaces the role. */
export function toAccessKeySnapshot(
  key: typeof accessKeys.$inferSelect,
  user: { email: string; role: Role },
): AccessKeySnapshot {
  return {
    accountId: key.accountId,
    userId: key.userId,
    userArn: `arn:aws:iam::${key.accountId}:user/${user.email}`,
    sealedSecret: sealedFor('access-key', key.secretEncrypted),
    ...(key.sessionTokenHash ? { sessionTokenHash: key.sessionTokenHash } : {}),
    ...(key.expiresAt ? { expiresAt: key.expiresAt.getTime() } : {}),
    allowsAll: key.policy === null && roleCallsAll(user.role),
    policies: key.policy === null ? [] : [key.policy],
  }
}

/** Stored credentials, their secrets still sealed. */
export function toCredentialsSnapshot(row: typeof awsCredentials.$inferSelect): CredentialsSnapshot {
  const { accessKeyId, secretAccessKeyEncrypted, sessionTokenEncrypted } = row
  return {
    accessKeyId,
    sealedSecretAccessKey: sealedFor('aws-credentials', secretAccessKeyEncrypted),
    ...(sessionTokenEncrypted ? { sealedSessionToken: sealedFor('aws-credentials', sessionTokenEncrypted) } : {}),
  }
}

/** An account that has a limit of its own; undefined for one without. */
export function toAccountSnapshot(
  row: Pick<typeof accounts.$inferSelect, 'throttleRateLimit' | 'throttleBurstLimit'>,
): AccountSnapshot | undefined {
  const { throttleRateLimit: rateLimit, throttleBurstLimit: burstLimit } = row
  if (rateLimit === null || burstLimit === null) return undefined
  return { throttle: { rateLimit, burstLimit } }
}
