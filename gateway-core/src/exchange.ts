import type { AuthorizerAnswer } from './authorizers/authorizer-answer.ts'
import type { CacheFill } from './cache/cache-flights.ts'
import type { CallerIdentity } from './caller-identity.ts'
import type { Client } from './client.ts'
import type { IntegrationRequest, IntegrationResponse, SelectedResponse } from './integrations/integration.ts'
import type { Limit } from './limits/limit.ts'
import type { QuotaLease } from './limits/quota-leases.ts'
import type { UsagePlanAccess, UsagePlanKey } from './limits/usage-plan-access.ts'
import type { Phase } from './logs/phase.ts'
import type { BodyDocument } from './mapping/body-document.ts'
import type { Refusal } from './pipeline/refusal.ts'
import type { Reply } from './pipeline/reply.ts'
import type { CompiledMethod, Step } from './pipeline/stage.ts'
import type { PolicyDecision } from './policy/evaluate-policy.ts'
import type { Ports } from './ports.ts'
import type { Address } from './routing/address.ts'
import { queryValues } from './routing/query-values.ts'
import type { AccessKeySnapshot, AccountSnapshot, ApiKeySnapshot, CredentialsSnapshot } from './snapshot.ts'
import type { Overrides } from './templates/overrides.ts'
import type { Trace } from './trace/trace.ts'
import type { DeprecationSnapshot } from './usage-plan-snapshot.ts'

/** Who may call what: the keys and usage plans of the snapshot that this request met. */
export interface Access {
  readonly apiKeys: ReadonlyMap<string, ApiKeySnapshot>
  readonly usagePlans: ReadonlyMap<string, UsagePlanAccess>
  readonly accessKeys: ReadonlyMap<string, AccessKeySnapshot>
  readonly credentials: ReadonlyMap<string, CredentialsSnapshot>
  readonly accounts: ReadonlyMap<string, AccountSnapshot>
}

const noSteps: readonly Step[] = []

/**
 * What is known about one request. What routing knows is set at birth; each stage writes its own fields, once. All
 * fields exist from the constructor on, so that every exchange has one hidden class.
 */
export class Exchange {
  readonly client: Client
  readonly method: CompiledMethod
  readonly access: Access
  /** The verb that routing went by: the caller's, or the one that `X-HTTP-Method-Override` names. */
  readonly httpMethod: string
  /** The path as received, with the stage where the address has it, without the query. */
  readonly path: string
  /** The raw query, without `?`; empty when there is none. */
  readonly query: string
  /** The base path of a custom domain name (`routing/domain-table.ts`); undefined at the API's own address. */
  readonly basePathMatched: string | undefined
  /** Values of the path's variables as received, so still percent-encoded. */
  readonly pathValues: readonly string[]
  readonly requestId: string
  readonly extendedRequestId: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** On the monotonic clock. */
  readonly started: number

  /** The whole body, once a stage that needs it has read it (`payload.ts`); undefined while it is only a stream. */
  payload: Buffer | undefined = undefined
  /** By `verify-signature`. */
  identity: CallerIdentity | undefined = undefined
  /** SHA-256 of the body that was signed, hexadecimal, while the body is still to be compared with it. */
  signedPayloadHash: string | undefined = undefined
  /** By `evaluate-resource-policy` or `authorize`: what the API's policy says, and what the caller's own does. */
  resourceDecision: PolicyDecision | undefined = undefined
  identityDecision: PolicyDecision | undefined = undefined
  /** By `call-authorizer`. */
  authorizer: AuthorizerAnswer | undefined = undefined
  /** How the phases went, for access logs. */
  authenticatePhase: Phase | undefined = undefined
  authorizerPhase: Phase | undefined = undefined
  authorizePhase: Phase | undefined = undefined
  integrationPhase: Phase | undefined = undefined
  /** By `validate-body`: `$context.error.validationErrorString`. */
  validationError: string | undefined = undefined
  /** By `check-api-key`. */
  apiKey: ApiKeySnapshot | undefined = undefined
  planKey: UsagePlanKey | undefined = undefined
  deprecation: DeprecationSnapshot | undefined = undefined
  /** By `enforce-usage-plan` and `throttle`: what this request has taken, to be given back if it is refused after all. */
  methodLimit: Limit | undefined = undefined
  planLimit: Limit | undefined = undefined
  stageLimit: Limit | undefined = undefined
  /** The bucket that was empty, when that is why the answer is no. */
  spentLimit: Limit | undefined = undefined
  quotaLease: QuotaLease | undefined = undefined
  /** By `read-cache`: what `write-cache` does with the answer of a request that found none. */
  cacheFill: CacheFill | undefined = undefined
  /** Whether the answer came from the cache; undefined where the method has none. */
  cacheHit: boolean | undefined = undefined
  /** The caller asked for a fresh answer and may not, and its stage tells it so. */
  cacheWarning = false
  /** By `build-integration-request`. */
  integrationRequest: IntegrationRequest | undefined = undefined
  /** By `call-integration`. */
  integrationResponse: IntegrationResponse | undefined = undefined
  /** By `read-integration-response`: the whole body of the integration's answer, where something needs it. */
  integrationPayload: Buffer | undefined = undefined
  /** The two bodies as JSON, where a mapping reads them (`mapping/body-document.ts`). */
  requestDocument: BodyDocument | undefined = undefined
  responseDocument: BodyDocument | undefined = undefined
  /** What the mapping templates of this request have set (`$context.requestOverride`, `$context.responseOverride`). */
  overrides: Overrides | undefined = undefined
  /** By `select-integration-response`. */
  selectedResponse: SelectedResponse | undefined = undefined
  /**
   * Where what happens is written down, of a method that is logged or tested; undefined for all others. A stage that
   * renders a template passes `exchange.trace?.template('request')`, `('response')` or `('gateway-response')` as the
   * template's trace; nothing else in a stage knows of it.
   */
  trace: Trace | undefined = undefined
  /** By the gateway, when the answer is no. */
  refusal: Refusal | undefined = undefined
  /** The answer: by the gateway, or by `render-gateway-response`. */
  reply: Reply | undefined = undefined
  /** By the gateway: what still runs when the answer is out. */
  report: readonly Step[] = noSteps
  /** What went to the caller and when, for `$context.responseLength` and `$context.responseLatency` of access logs. */
  responseBytes: number | undefined = undefined
  responseLatencyMs: number | undefined = undefined

  constructor(
    client: Client,
    method: CompiledMethod,
    access: Access,
    address: Address,
    values: string[],
    ports: Ports,
    httpMethod: string = client.method,
  ) {
    this.client = client
    this.httpMethod = httpMethod
    this.method = method
    this.access = access
    this.path = address.path
    this.query = address.query
    this.basePathMatched = address.basePathMatched
    this.pathValues = values
    this.requestId = requestId(client, ports)
    this.extendedRequestId = ports.ids.extendedRequestId()
    this.startedAt = ports.clock.now()
    this.started = ports.clock.monotonic()
  }

  /** The first header of this name. */
  header(lowerCaseName: string): string | undefined {
    return header(this.client.rawHeaders, lowerCaseName)
  }

  /** All headers of this name, in any case. */
  headerValues(name: string): string[] {
    return headerValues(this.client.rawHeaders, name)
  }

  /** A path variable's value, decoded. */
  pathParameter(name: string): string | undefined {
    const raw = this.pathValues[this.method.pathParameters.indexOf(name)]
    return raw === undefined ? undefined : decodeURIComponent(raw)
  }

  queryValues(name: string): string[] {
    return queryValues(this.query, name)
  }
}

/** All values of a header in a flat list, its name in any case. */
export function headerValues(rawHeaders: readonly string[], name: string): string[] {
  const lowerCaseName = name.toLowerCase()
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === lowerCaseName)
}

/** The first value of a header in a flat list; compares lengths first because most names differ in it. */
export function header(rawHeaders: readonly string[], lowerCaseName: string): string | undefined {
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]
    if (name?.length === lowerCaseName.length && (name === lowerCaseName || name.toLowerCase() === lowerCaseName)) {
      return rawHeaders[index + 1]
    }
  }
  return undefined
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A caller may choose its request id, if it is a UUID (developer guide, "$context.requestId"). */
export function requestId(client: Client, ports: Ports): string {
  const chosen = header(client.rawHeaders, 'x-amzn-requestid')
  return chosen !== undefined && uuid.test(chosen) ? chosen : ports.ids.requestId()
}
