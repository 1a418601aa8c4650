/**
 * What a gateway serves, as plain immutable data: it survives `structuredClone` and JSON. Names are AWS's
 * (https://docs.aws.amazon.com/apigateway/latest/api/). Absent members are absent, never null.
 */
export interface Snapshot {
  /** Grows with every change; two snapshots of one version are the same. */
  readonly version: number
  /** By `{restApiId}/{stageName}`. */
  readonly stages: ReadonlyMap<string, StageSnapshot>
  /** By id. */
  readonly usagePlans: ReadonlyMap<string, UsagePlanSnapshot>
  /** By the SHA-256 of the key's value, hexadecimal. */
  readonly apiKeys: ReadonlyMap<string, ApiKeySnapshot>
}

/** What changed between two versions; applied with `applyChange`. `undefined` as a value removes the entry. */
export interface SnapshotChange {
  readonly version: number
  readonly stages: readonly (readonly [key: string, stage: StageSnapshot | undefined])[]
  readonly usagePlans: readonly (readonly [id: string, plan: UsagePlanSnapshot | undefined])[]
  readonly apiKeys: readonly (readonly [valueHash: string, key: ApiKeySnapshot | undefined])[]
}

/** A stage with the deployment that it points to. */
export interface StageSnapshot {
  readonly accountId: string
  readonly restApiId: string
  readonly stageName: string
  readonly deploymentId: string
  readonly variables: Readonly<Record<string, string>>
  /** Keys as AWS returns them: `*` + `/*` for the stage, `pets/{id}/GET` for a method (no leading slash). */
  readonly methodSettings: Readonly<Record<string, MethodSetting>>
  readonly disableExecuteApiEndpoint: boolean
  readonly api: ApiSnapshot
}

/** The members of AWS `MethodSetting` that the data plane reads. */
export interface MethodSetting {
  readonly throttlingBurstLimit?: number
  readonly throttlingRateLimit?: number
}

/** The definition that was deployed. */
export interface ApiSnapshot {
  readonly name: string
  readonly apiKeySource: 'HEADER' | 'AUTHORIZER'
  readonly binaryMediaTypes: readonly string[]
  readonly minimumCompressionSize?: number
  readonly policy?: string
  readonly resources: readonly ResourceSnapshot[]
  readonly gatewayResponses: readonly GatewayResponseSnapshot[]
}

export interface ResourceSnapshot {
  readonly id: string
  /** `/`, `/pets/{id}`, `/{proxy+}`. */
  readonly path: string
  readonly methods: readonly MethodSnapshot[]
}

export interface MethodSnapshot {
  /** `GET` … or `ANY`. */
  readonly httpMethod: string
  /** `NONE`, `AWS_IAM`, `CUSTOM`, `COGNITO_USER_POOLS`. */
  readonly authorizationType: string
  readonly authorizerId?: string
  readonly apiKeyRequired: boolean
  readonly operationName?: string
  readonly requestParameters?: Readonly<Record<string, boolean>>
  readonly methodResponses: Readonly<Record<string, MethodResponseSnapshot>>
  readonly integration: IntegrationSnapshot
}

export interface MethodResponseSnapshot {
  readonly responseParameters?: Readonly<Record<string, boolean>>
}

export interface IntegrationSnapshot {
  readonly type: 'HTTP' | 'AWS' | 'MOCK' | 'HTTP_PROXY' | 'AWS_PROXY'
  readonly httpMethod?: string
  readonly uri?: string
  readonly requestParameters?: Readonly<Record<string, string>>
  readonly requestTemplates?: Readonly<Record<string, string>>
  readonly passthroughBehavior: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER'
  readonly timeoutInMillis: number
  readonly tlsConfig?: { readonly insecureSkipVerification?: boolean }
  /** By status code. */
  readonly integrationResponses: Readonly<Record<string, IntegrationResponseSnapshot>>
}

export interface IntegrationResponseSnapshot {
  readonly selectionPattern?: string
  readonly responseParameters?: Readonly<Record<string, string>>
  readonly responseTemplates?: Readonly<Record<string, string>>
}

export interface GatewayResponseSnapshot {
  readonly responseType: string
  readonly statusCode?: string
  readonly responseParameters: Readonly<Record<string, string>>
  readonly responseTemplates: Readonly<Record<string, string>>
}

export interface ApiKeySnapshot {
  readonly id: string
  readonly enabled: boolean
  /** The usage plans that the key is in. */
  readonly usagePlanIds: readonly string[]
}

export interface UsagePlanSnapshot {
  readonly id: string
  /** Requests per second and bucket size, for each key over all stages of the plan. */
  readonly throttle?: Throttle
  readonly quota?: Quota
  /** By `{restApiId}/{stageName}`; the throttles are by `/path/METHOD`. */
  readonly apiStages: Readonly<Record<string, { readonly throttle?: Readonly<Record<string, Throttle>> }>>
}

export interface Throttle {
  readonly rateLimit?: number
  readonly burstLimit?: number
}

export interface Quota {
  readonly limit: number
  /** Requests subtracted from the limit in the first period. */
  readonly offset: number
  readonly period: 'DAY' | 'WEEK' | 'MONTH'
}

export const emptySnapshot: Snapshot = { version: 0, stages: new Map(), usagePlans: new Map(), apiKeys: new Map() }

/** The snapshot after a change. Entries that did not change keep their identity, so that their compiled form is kept. */
export function applyChange(snapshot: Snapshot, change: SnapshotChange): Snapshot {
  return {
    version: change.version,
    stages: changed(snapshot.stages, change.stages),
    usagePlans: changed(snapshot.usagePlans, change.usagePlans),
    apiKeys: changed(snapshot.apiKeys, change.apiKeys),
  }
}

function changed<Value>(
  map: ReadonlyMap<string, Value>,
  entries: readonly (readonly [string, Value | undefined])[],
): ReadonlyMap<string, Value> {
  if (entries.length === 0) return map
  const copy = new Map(map)
  for (const [key, value] of entries) {
    if (value === undefined) copy.delete(key)
    else copy.set(key, value)
  }
  return copy
}
