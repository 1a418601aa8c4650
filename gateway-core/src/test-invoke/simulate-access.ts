import { hash } from 'node:crypto'
import { unauthorized } from '../authorizers/ask-authorizer.ts'
import type { AuthorizerAnswer } from '../authorizers/authorizer-answer.ts'
import { Exchange } from '../exchange.ts'
import type { GatewayResponseType } from '../gateway-responses.ts'
import { UsagePlanAccess } from '../limits/usage-plan-access.ts'
import { compileStage } from '../pipeline/compile.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { restApi } from '../pipeline/rest-api.ts'
import type { CompiledMethod, Services, Stage } from '../pipeline/stage.ts'
import type { AccessKeySnapshot, ApiKeySnapshot, StageSnapshot } from '../snapshot.ts'
import type { UsagePlanSnapshot } from '../usage-plan-snapshot.ts'
import { type CallPolicies, explainCall } from './explain-call.ts'
import { TestClient, type TestOrigin, type TestRequest } from './test-client.ts'

/** A request that is not sent, and who would send it. */
export interface AccessSimulation {
  readonly stage: StageSnapshot
  readonly request: TestRequest
  readonly origin: TestOrigin
  /** When it would come, milliseconds since 1970. */
  readonly at: number
  readonly caller: SimulatedCaller
  /** The API key that it would bring, and the plans that this key is in. */
  readonly apiKey?: ApiKeySnapshot
  readonly usagePlans: readonly UsagePlanSnapshot[]
}

/** Nobody in particular, who signs with an access key, or whom an authorizer knows. */
export type SimulatedCaller =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'signer'; readonly accessKeyId: string; readonly key: AccessKeySnapshot }
  | { readonly kind: 'authorizer'; readonly answer: AuthorizerAnswer }

/** Whether a request would be let in, and why. Plain data: it survives JSON. */
export interface AccessReport {
  readonly isAllowed: boolean
  /** What the caller would be told. */
  readonly refusal?: AccessRefusal
  /** The method that routing finds; undefined when the API has none for this path and verb. */
  readonly method?: {
    readonly httpMethod: string
    readonly resourcePath: string
    readonly authorizationType: string
    readonly apiKeyRequired: boolean
  }
  /** Everything that has a say, in the order in which requests meet it. */
  readonly steps: readonly AccessStep[]
  /** What the policies say; undefined without a method. */
  readonly policies?: CallPolicies
}

export interface AccessRefusal {
  readonly type: GatewayResponseType
  readonly status: number
  readonly message: string | null
  /** For the operator. */
  readonly cause?: string
}

export interface AccessStep {
  /** As the pipeline names it. */
  readonly name: string
  /** `unused`: this method does not have it; `not-reached`: the request had ended before. */
  readonly outcome: 'passed' | 'refused' | 'unused' | 'not-reached'
}

/**
 * Runs what decides about access, on the compiled stages of real requests, without a request: who calls is taken on
 * trust instead of being asked for a signature or a token.
 */
export async function simulateAccess(given: AccessSimulation, running: Services): Promise<AccessReport> {
  const services: Services = { ...running, clock: { ...running.clock, now: () => given.at } }
  const { path, httpMethod, query } = given.request
  const { stage } = given
  const match = compileStage(stage, { answer: [], finish: [], report: [] }, services).resources.find(path)
  const route = match === undefined || match === 'malformed' ? undefined : match.leaf.get(httpMethod)
  if (match === undefined || match === 'malformed' || route === undefined) return noMethod(match === 'malformed')
  const { stageName, restApiId: apiId } = stage
  const { method } = route
  const { stageKey } = method
  const client = new TestClient(withKey(given), stageName, given.origin)
  const address = { apiId, stageName, stageKey, path: `/${stageName}${path}`, resourcePath: path, query }
  const exchange = new Exchange(client, method, accessOf(given), address, match.values, services)
  const { steps, refusal } = await pass(exchange, method, given.caller, services)
  const { httpMethod: verb, authorizationType, apiKeyRequired } = method.method
  return {
    isAllowed: refusal === undefined,
    ...(refusal === undefined ? {} : { refusal: refusalOf(refusal) }),
    method: { httpMethod: verb, resourcePath: method.resource.path, authorizationType, apiKeyRequired },
    steps,
    policies: explainCall(exchange, services),
  }
}

/** A path or verb that the API does not have is answered so (`authorizers/unsigned-refusal.ts`). */
function noMethod(isMalformed: boolean): AccessReport {
  const refusal = new Refusal(isMalformed ? 'DEFAULT_4XX' : 'MISSING_AUTHENTICATION_TOKEN')
  return { isAllowed: false, refusal: refusalOf(refusal), steps: [] }
}

const keyValue = 'the value of the simulated key'

/** The key's value is not known, and need not be: it is looked up by the value that stands for it. */
function withKey({ request, apiKey, stage }: AccessSimulation): TestRequest {
  const headers = request.headers.flatMap((name, index) =>
    index % 2 === 1 || name.toLowerCase() === 'x-api-key' ? [] : [name, request.headers[index + 1] ?? ''],
  )
  if (apiKey === undefined || stage.api.apiKeySource !== 'HEADER') return { ...request, headers }
  return { ...request, headers: [...headers, 'x-api-key', keyValue] }
}

function accessOf({ caller, apiKey, usagePlans }: AccessSimulation): Exchange['access'] {
  return {
    apiKeys: new Map(apiKey === undefined ? [] : [[hash('sha256', keyValue, 'hex'), apiKey]]),
    usagePlans: new Map(usagePlans.map((plan) => [plan.id, new UsagePlanAccess(plan)])),
    accessKeys: new Map(caller.kind === 'signer' ? [[caller.accessKeyId, caller.key]] : []),
    credentials: new Map(),
    accounts: new Map(),
  }
}

/** Runs the stages that decide about access, until one refuses. */
async function pass(exchange: Exchange, method: CompiledMethod, caller: SimulatedCaller, services: Services) {
  const steps: AccessStep[] = []
  let refusal: Refusal | undefined
  for (const stage of deciding(caller)) {
    const step = stage.compile(method, services)
    const verdict = step === undefined || refusal !== undefined ? undefined : await step(exchange)
    const refused = verdict instanceof Refusal ? verdict : undefined
    const ran = refusal !== undefined ? 'not-reached' : refused === undefined ? 'passed' : 'refused'
    steps.push({ name: stage.name, outcome: step === undefined ? 'unused' : ran })
    refusal ??= refused
  }
  return { steps, refusal }
}

const names = new Set(['evaluate-resource-policy', 'verify-signature', 'call-authorizer', 'authorize', 'check-api-key'])

function deciding(caller: SimulatedCaller): Stage[] {
  return restApi.answer
    .filter(({ name }) => names.has(name))
    .map((stage): Stage => {
      if (stage.name === 'verify-signature' && caller.kind === 'signer') return signedBy(caller)
      return stage.name === 'call-authorizer' ? knownBy(caller) : stage
    })
}

function signedBy({ accessKeyId, key }: Extract<SimulatedCaller, { kind: 'signer' }>): Stage {
  const { accountId, userId, userArn, expiresAt } = key
  return {
    name: 'verify-signature',
    compile({ method }) {
      if (method.authorizationType !== 'AWS_IAM') return undefined
      return (exchange) => {
        if (expiresAt !== undefined && expiresAt <= exchange.startedAt) return expired
        exchange.identity = { accountId, accessKey: accessKeyId, caller: userId, user: userId, userArn }
        return undefined
      }
    },
  }
}

const expired = new Refusal('EXPIRED_TOKEN')

/** Nobody is asked: an authorizer lets in whom it is said to know, and a user pool has no policy. */
function knownBy(caller: SimulatedCaller): Stage {
  return {
    name: 'call-authorizer',
    compile({ method, stage }) {
      const type = method.authorizationType
      if (type !== 'CUSTOM' && type !== 'COGNITO_USER_POOLS') return undefined
      return (exchange) => {
        if (caller.kind !== 'authorizer') return unauthorized
        const { policy, policyDocument, ...known } = caller.answer
        const key = stage.api.apiKeySource === 'AUTHORIZER' && exchange.access.apiKeys.size > 0
        const answer = { ...known, ...(key ? { usageIdentifierKey: keyValue } : {}) }
        exchange.authorizer = type === 'CUSTOM' && policy !== undefined ? { ...answer, policy, policyDocument } : answer
        return undefined
      }
    },
  }
}

function refusalOf({ type, status, shownMessage: message, cause }: Refusal): AccessRefusal {
  return { type, status, message, ...(cause === undefined ? {} : { cause }) }
}
