import { hash } from 'node:crypto'
import type { DomainSnapshot } from '../domain-snapshot.ts'
import type {
  AccessKeySnapshot,
  ApiKeySnapshot,
  ApiSnapshot,
  CredentialsSnapshot,
  IntegrationSnapshot,
  MethodSnapshot,
  Snapshot,
  StageSnapshot,
  Throttle,
} from '../snapshot.ts'
import type { UsagePlanSnapshot } from '../usage-plan-snapshot.ts'

export const accountId = '123456789012'
export const apiId = 'abcde12345'
export const stageName = 'prod'
export const stageKey = `${apiId}/${stageName}`
export const apiKeyValue = 'k3y-0123456789abcdefghij'

export type MethodScript = Partial<Omit<MethodSnapshot, 'httpMethod'>> & { readonly integration: IntegrationSnapshot }

/** A small API in words: methods by `GET /pets/{id}`. */
export interface ApiScript {
  readonly methods: Readonly<Record<string, MethodScript>>
  readonly api?: Partial<Omit<ApiSnapshot, 'resources'>>
  readonly stage?: Partial<Omit<StageSnapshot, 'api'>>
  /** The plan that the one key is in. */
  readonly plan?: Partial<Omit<UsagePlanSnapshot, 'id'>>
  /** What the one key has beside its plan. */
  readonly key?: Partial<Omit<ApiKeySnapshot, 'id'>>
  /** Who may sign, by access key id. */
  readonly accessKeys?: Readonly<Record<string, AccessKeySnapshot>>
  /** Stored credentials, by ARN. */
  readonly credentials?: Readonly<Record<string, CredentialsSnapshot>>
  /** The account's own throttle. */
  readonly accountThrottle?: Throttle
  /** Custom domain names, by host. */
  readonly domains?: Readonly<Record<string, DomainSnapshot>>
}

/** The snapshot that serves one API with one key in one plan. */
export function deployedApi(script: ApiScript, version = 1): Snapshot {
  const plan: UsagePlanSnapshot = { id: 'plan01', apiStages: { [stageKey]: {} }, ...script.plan }
  const key: ApiKeySnapshot = { id: 'key0000001', enabled: true, usagePlanIds: [plan.id], ...script.key }
  return {
    version,
    stages: new Map([[stageKey, deployedStage(script)]]),
    usagePlans: new Map([[plan.id, plan]]),
    apiKeys: new Map([[hash('sha256', apiKeyValue, 'hex'), key]]),
    accessKeys: new Map(Object.entries(script.accessKeys ?? {})),
    credentials: new Map(Object.entries(script.credentials ?? {}).map(([arn, each]) => [`${accountId} ${arn}`, each])),
    accounts: new Map(script.accountThrottle === undefined ? [] : [[accountId, { throttle: script.accountThrottle }]]),
    domains: new Map(Object.entries(script.domains ?? {})),
  }
}

/** The stage of an API in words. */
export function deployedStage({ methods, api, stage }: ApiScript): StageSnapshot {
  const resources = new Map<string, MethodSnapshot[]>()
  for (const [name, script] of Object.entries(methods)) {
    const [httpMethod = '', path = ''] = name.split(' ')
    const method = { authorizationType: 'NONE', apiKeyRequired: false, methodResponses: {}, ...script, httpMethod }
    resources.set(path, [...(resources.get(path) ?? []), method])
  }
  return {
    accountId,
    restApiId: apiId,
    stageName,
    deploymentId: 'dep001',
    variables: {},
    methodSettings: {},
    disableExecuteApiEndpoint: false,
    ...stage,
    api: {
      name: 'pets',
      apiKeySource: 'HEADER',
      binaryMediaTypes: [],
      gatewayResponses: [],
      ...api,
      resources: [...resources].map(([path, list], index) => ({ id: `res${index}`, path, methods: list })),
    },
  }
}

const integration = {
  passthroughBehavior: 'WHEN_NO_MATCH',
  timeoutInMillis: 29_000,
  integrationResponses: {},
} as const satisfies Partial<IntegrationSnapshot>

/** A proxy to a URI. */
export function httpProxy(uri: string, more: Partial<IntegrationSnapshot> = {}): MethodScript {
  return { integration: { ...integration, type: 'HTTP_PROXY', httpMethod: 'ANY', uri, ...more } }
}

/** An HTTP integration that answers 200 whatever the backend says. */
export function http(uri: string, more: Partial<IntegrationSnapshot> = {}): MethodScript {
  const responses = { integrationResponses: { 200: {} } }
  return {
    methodResponses: { 200: {} },
    integration: { ...integration, type: 'HTTP', httpMethod: 'ANY', uri, ...responses, ...more },
  }
}

/** A mock that answers with a status and a JSON body. */
export function mock(status: number, body: string, more: Partial<IntegrationSnapshot> = {}): MethodScript {
  const responses = { [status]: { responseTemplates: { 'application/json': body } } }
  return {
    methodResponses: { [status]: {} },
    integration: {
      ...integration,
      type: 'MOCK',
      requestTemplates: { 'application/json': `{"statusCode": ${status}}` },
      integrationResponses: responses,
      ...more,
    },
  }
}
