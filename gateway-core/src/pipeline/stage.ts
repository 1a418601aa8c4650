import type { AuthorizationMemory } from '../authorizers/authorization-memory.ts'
import type { CacheFlights } from '../cache/cache-flights.ts'
import type { Exchange } from '../exchange.ts'
import type { GatewayResponseSet } from '../gateway-response-set.ts'
import type { Backends } from '../integrations/backends.ts'
import type { QuotaLeases } from '../limits/quota-leases.ts'
import type { Ports } from '../ports.ts'
import type {
  AuthorizerSnapshot,
  MethodSetting,
  MethodSnapshot,
  RequestValidatorSnapshot,
  ResourceSnapshot,
  StageSnapshot,
} from '../snapshot.ts'
import type { Refusal } from './refusal.ts'
import type { Reply } from './reply.ts'

/** `undefined` goes on; a refusal or a reply ends the list. */
export type Verdict = Refusal | Reply | undefined
export type Step = (exchange: Exchange) => Verdict | Promise<Verdict>

/** One thing that happens to a request. */
export interface Stage {
  readonly name: string
  /** Called once per method when a deployment is loaded; `undefined` when the method does not use this stage. */
  compile(method: CompiledMethod, services: Services): Step | undefined
}

export interface Pipeline {
  /** Until someone answers. */
  readonly answer: readonly Stage[]
  /** For every answer, refusals included; ends before the first byte leaves. */
  readonly finish: readonly Stage[]
  /** After the last byte, or when the caller has left; can no longer change the answer. */
  readonly report: readonly Stage[]
}

/** The ports, and what a gateway makes of them once. */
export interface Services extends Ports {
  readonly leases: QuotaLeases
  /** Who waits for whose answer on its way to the cache. */
  readonly flights: CacheFlights
  /** Whether answers tell callers their limits (`RateLimit`, `RateLimit-Policy`). */
  readonly rateLimitHeaders: boolean
  /** Where the pages of products are, without a slash behind; undefined where there are none. */
  readonly portalUrl: string | undefined
  readonly pools: Backends
  /** Authorizers' answers, key sets and signing keys, for all stages. */
  readonly authorization: AuthorizationMemory
}

/** What configuration says about one method, worked out before its first request. */
export interface CompiledMethod {
  readonly stage: StageSnapshot
  /** `{restApiId}/{stageName}`. */
  readonly stageKey: string
  readonly resource: Pick<ResourceSnapshot, 'id' | 'path'>
  readonly method: MethodSnapshot
  /** The stage's setting for this method over its default for all methods. */
  readonly setting: MethodSetting
  /** What the stage sets for this method alone. */
  readonly ownSetting: MethodSetting | undefined
  /** Of `CUSTOM` and `COGNITO_USER_POOLS`; undefined also when the method names one that does not exist. */
  readonly authorizer: AuthorizerSnapshot | undefined
  readonly requestValidator: RequestValidatorSnapshot | undefined
  /** Whether this is the canary's deployment (`$context.isCanaryRequest`). */
  readonly isCanary: boolean
  /** `/pets/{id}/GET`, as usage plans name methods. */
  readonly methodKey: string
  /** Names of the path's variables, in the order in which routing finds their values. */
  readonly pathParameters: readonly string[]
  readonly gatewayResponses: GatewayResponseSet
  /** One for all methods whose integrations are the same: what is made of it is made once (`sharedStep`). */
  readonly setup: IntegrationSetup
}

/** All that an integration's steps may depend on: nothing of it names the method. */
export interface IntegrationSetup {
  readonly stage: StageSnapshot
  readonly method: Pick<MethodSnapshot, 'integration' | 'methodResponses' | 'authorizationType'>
  readonly pathParameters: readonly string[]
}
