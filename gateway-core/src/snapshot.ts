import type { DomainSnapshot } from './domain-snapshot.ts'
import { changedMap } from './sharded-map.ts'
import type { UsagePlanSnapshot } from './usage-plan-snapshot.ts'

/**
 * What a gateway serves, as plain immutable data: its entries survive `structuredClone` and JSON. Names are AWS's
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
  /** Who may sign requests (`AWS_IAM`): by access key id. */
  readonly accessKeys: ReadonlyMap<string, AccessKeySnapshot>
  /** Stored credentials for AWS integrations: by `{accountId} {arn}`, the ARN that `credentials` names. */
  readonly credentials: ReadonlyMap<string, CredentialsSnapshot>
  /** Limits over all APIs of an account, where it has any: by account id. */
  readonly accounts: ReadonlyMap<string, AccountSnapshot>
  /** Custom domain names: by the host, in lower case; `*.example.com` stands for one label. */
  readonly domains: ReadonlyMap<string, DomainSnapshot>
}

/** What changed between two versions; applied with `applyChange`. `undefined` as a value removes the entry. */
export interface SnapshotChange {
  readonly version: number
  readonly stages: readonly (readonly [key: string, stage: StageSnapshot | undefined])[]
  readonly usagePlans: readonly (readonly [id: string, plan: UsagePlanSnapshot | undefined])[]
  readonly apiKeys: readonly (readonly [valueHash: string, key: ApiKeySnapshot | undefined])[]
  readonly accessKeys: readonly (readonly [id: string, key: AccessKeySnapshot | undefined])[]
  readonly credentials: readonly (readonly [name: string, credentials: CredentialsSnapshot | undefined])[]
  readonly accounts: readonly (readonly [id: string, account: AccountSnapshot | undefined])[]
  readonly domains: readonly (readonly [host: string, domain: DomainSnapshot | undefined])[]
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
  /** `EDGE` or `PRIVATE`; REGIONAL where it does not say. */
  readonly endpointType?: string
  /** AWS `cacheClusterSize` in GB, when the stage's cache cluster is enabled. */
  readonly cacheClusterSize?: string
  /** Milliseconds since 1970: what was cached before is not served (`FlushStageCache`). */
  readonly cacheFlushedAt?: number
  /** The same for authorizers' answers (`FlushStageAuthorizersCache`). */
  readonly authorizersFlushedAt?: number
  readonly accessLog?: AccessLogSnapshot
  /** What the gateway shows to backends. */
  readonly clientCertificate?: ClientCertificateSnapshot
  readonly canary?: CanarySnapshot
  readonly api: ApiSnapshot
}

/** AWS `AccessLogSettings`. */
export interface AccessLogSnapshot {
  readonly destinationArn?: string
  /** Any text with `$context.…` in it. */
  readonly format: string
}

export interface ClientCertificateSnapshot {
  readonly id: string
  readonly pemEncodedCertificate: string
  /** PEM, opened with `Vault.open`. */
  readonly sealedPrivateKey: string
}

/** AWS `CanarySettings`, with the deployment that they point to. */
export interface CanarySnapshot {
  /** 0 to 100. */
  readonly percentTraffic: number
  readonly deploymentId: string
  readonly stageVariableOverrides: Readonly<Record<string, string>>
  readonly useStageCache: boolean
  readonly api: ApiSnapshot
}

/** AWS `MethodSetting`. */
export interface MethodSetting {
  readonly throttlingBurstLimit?: number
  readonly throttlingRateLimit?: number
  readonly metricsEnabled?: boolean
  /** `OFF`, `ERROR` or `INFO`. */
  readonly loggingLevel?: string
  readonly dataTraceEnabled?: boolean
  readonly cachingEnabled?: boolean
  readonly cacheTtlInSeconds?: number
  readonly cacheDataEncrypted?: boolean
  readonly requireAuthorizationForCacheControl?: boolean
  /** `FAIL_WITH_403`, `SUCCEED_WITH_RESPONSE_HEADER` or `SUCCEED_WITHOUT_RESPONSE_HEADER`. */
  readonly unauthorizedCacheControlHeaderStrategy?: string
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
  readonly models?: readonly ModelSnapshot[]
  readonly requestValidators?: readonly RequestValidatorSnapshot[]
  readonly authorizers?: readonly AuthorizerSnapshot[]
}

/** AWS `Model`: a JSON Schema, draft 4, as the text that was given. */
export interface ModelSnapshot {
  readonly name: string
  readonly contentType: string
  readonly schema: string
}

/** AWS `RequestValidator`. */
export interface RequestValidatorSnapshot {
  readonly id: string
  readonly validateRequestBody: boolean
  readonly validateRequestParameters: boolean
}

/** AWS `Authorizer`. */
export interface AuthorizerSnapshot {
  readonly id: string
  readonly name: string
  /** `TOKEN`, `REQUEST` or `COGNITO_USER_POOLS`. */
  readonly type: string
  /** A function's invocation ARN as at AWS; an `http:` or `https:` URL is asked by POST. */
  readonly authorizerUri?: string
  readonly authorizerCredentials?: string
  readonly identitySource?: string
  readonly identityValidationExpression?: string
  readonly authorizerResultTtlInSeconds?: number
  /** ARNs of Cognito user pools, or the URLs of OpenID Connect issuers. */
  readonly providerARNs?: readonly string[]
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
  readonly authorizationScopes?: readonly string[]
  readonly requestParameters?: Readonly<Record<string, boolean>>
  /** Names of models by content type. */
  readonly requestModels?: Readonly<Record<string, string>>
  readonly requestValidatorId?: string
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
  readonly contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT'
  /** The ARN under which credentials are stored, or `arn:aws:iam::*:user/*` for the caller's own. */
  readonly credentials?: string
  readonly cacheNamespace?: string
  /** `method.request.querystring.page` … */
  readonly cacheKeyParameters?: readonly string[]
  readonly responseTransferMode?: 'BUFFERED' | 'STREAM'
  readonly connectionType?: 'INTERNET' | 'VPC_LINK'
  /** By status code. */
  readonly integrationResponses: Readonly<Record<string, IntegrationResponseSnapshot>>
}

export interface IntegrationResponseSnapshot {
  readonly selectionPattern?: string
  readonly responseParameters?: Readonly<Record<string, string>>
  readonly responseTemplates?: Readonly<Record<string, string>>
  readonly contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT'
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
  /** Of the plans that it is in through products only: the products, by the plan's id; absent when there are none. */
  readonly productIds?: Readonly<Record<string, readonly string[]>>
  /** Milliseconds since 1970: from then on it is refused as if it were disabled; absent: never. */
  readonly expiresAt?: number
  /** Stages that it opens without a plan, each `{restApiId}/{stageName}`; absent when there are none. */
  readonly stageKeys?: readonly string[]
  /** This value is the one before the key's last rotation: its calls are told apart, so that it can be retired safely. */
  readonly isPrevious?: true
}

/** An access key of a user: what `AWS_IAM` checks a signature against. */
export interface AccessKeySnapshot {
  readonly accountId: string
  readonly userId: string
  /** `arn:aws:iam::{accountId}:user/{name}` */
  readonly userArn: string
  /** The secret access key, opened with `Vault.open`. */
  readonly sealedSecret: string
  /** Of temporary credentials: SHA-256 of the session token, hexadecimal, and when it ends, milliseconds since 1970. */
  readonly sessionTokenHash?: string
  readonly expiresAt?: number
  /** When temporary credentials were given out (`aws:TokenIssueTime`), milliseconds since 1970. */
  readonly issuedAt?: number
  /** Whether the user's role in the account allows it to call all of the account's APIs (`execute-api:*`). */
  readonly allowsAll: boolean
  /** Identity policies, as JSON text, beside the role. */
  readonly policies: readonly string[]
}

/** Credentials with which AWS integrations sign. */
export interface CredentialsSnapshot {
  readonly accessKeyId: string
  /** Opened with `Vault.open`. */
  readonly sealedSecretAccessKey: string
  readonly sealedSessionToken?: string
}

export interface AccountSnapshot {
  readonly throttle: Throttle
}

export interface Throttle {
  readonly rateLimit?: number
  readonly burstLimit?: number
}

export const emptySnapshot: Snapshot = {
  version: 0,
  stages: new Map(),
  usagePlans: new Map(),
  apiKeys: new Map(),
  accessKeys: new Map(),
  credentials: new Map(),
  accounts: new Map(),
  domains: new Map(),
}

/** The snapshot after a change. Entries that did not change keep their identity, so that their compiled form is kept. */
export function applyChange(snapshot: Snapshot, change: SnapshotChange): Snapshot {
  return {
    version: change.version,
    stages: changedMap(snapshot.stages, change.stages),
    usagePlans: changedMap(snapshot.usagePlans, change.usagePlans),
    apiKeys: changedMap(snapshot.apiKeys, change.apiKeys),
    accessKeys: changedMap(snapshot.accessKeys, change.accessKeys),
    credentials: changedMap(snapshot.credentials, change.credentials),
    accounts: changedMap(snapshot.accounts, change.accounts),
    domains: changedMap(snapshot.domains, change.domains),
  }
}
