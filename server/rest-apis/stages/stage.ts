import type { MethodSettingColumn, stages } from '#db/schema.ts'

/** AWS `Stage`. https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html */
export interface Stage {
  stageName: string
  deploymentId: string
  description?: string
  variables?: Record<string, string>
  methodSettings: Record<string, MethodSettingColumn>
  cacheClusterEnabled: boolean
  cacheClusterSize?: string
  cacheClusterStatus: 'AVAILABLE' | 'NOT_AVAILABLE'
  clientCertificateId?: string
  documentationVersion?: string
  accessLogSettings?: { destinationArn?: string; format?: string }
  canarySettings?: CanarySettings
  tracingEnabled: boolean
  tags?: Record<string, string>
  createdDate: Date
  lastUpdatedDate: Date
}

/** AWS `CanarySettings`. */
export interface CanarySettings {
  percentTraffic?: number
  deploymentId?: string
  stageVariableOverrides?: Record<string, string>
  useStageCache?: boolean
}

/** A row as AWS shows it. */
export function toStage(row: typeof stages.$inferSelect): Stage {
  return {
    stageName: row.stageName,
    deploymentId: row.deploymentId,
    description: row.description ?? undefined,
    variables: row.variables ?? undefined,
    methodSettings: row.methodSettings,
    cacheClusterEnabled: row.cacheClusterEnabled,
    cacheClusterSize: row.cacheClusterSize ?? undefined,
    // There is no machine to wait for: the gateways' own memory, or the Redis that they share, is there already.
    cacheClusterStatus: row.cacheClusterEnabled ? 'AVAILABLE' : 'NOT_AVAILABLE',
    clientCertificateId: row.clientCertificateId ?? undefined,
    documentationVersion: row.documentationVersion ?? undefined,
    accessLogSettings: row.accessLogSettings ?? undefined,
    canarySettings: row.canarySettings ?? undefined,
    tracingEnabled: row.tracingEnabled,
    tags: Object.keys(row.tags).length > 0 ? row.tags : undefined,
    createdDate: row.createdDate,
    lastUpdatedDate: row.lastUpdatedDate,
  }
}
