import { type Client, maxPayloadBytes } from './client.ts'
import { type Access, Exchange, requestId } from './exchange.ts'
import { defaultReply, errorReply } from './gateway-response-set.ts'
import { Backends } from './integrations/backends.ts'
import { QuotaLeases } from './limits/quota-leases.ts'
import { UsagePlanAccess } from './limits/usage-plan-access.ts'
import { checkStage } from './pipeline/check-stage.ts'
import { type CompiledStage, compileStage, type Route } from './pipeline/compile.ts'
import { Refusal } from './pipeline/refusal.ts'
import type { Reply } from './pipeline/reply.ts'
import { restApi } from './pipeline/rest-api.ts'
import { run } from './pipeline/run.ts'
import type { Services, Verdict } from './pipeline/stage.ts'
import type { Ports } from './ports.ts'
import { type Address, readAddress } from './routing/address.ts'
import { emptySnapshot, type Snapshot, type UsagePlanSnapshot } from './snapshot.ts'
import { UsageBatch } from './usage-batch.ts'

export interface GatewayOptions {
  /** How long `close` waits for requests under way; 10 seconds unless told. */
  readonly patienceMs?: number
}

/** What became of a snapshot. */
export interface LoadResult {
  readonly version: number
  /** Stages that could not be compiled; what they were before, if anything, goes on being served. */
  readonly rejected: readonly { readonly stage: string; readonly reason: string }[]
}

export interface Gateway {
  /** Whether a snapshot was loaded. */
  readonly ready: boolean
  /** The version that is served; 0 before the first. */
  readonly version: number
  /** Serves another snapshot from the next request on. Requests under way finish on theirs. */
  load(snapshot: Snapshot): LoadResult
  /** Answers one request. Listeners call it. */
  handle(client: Client): void
  /** Answers a request that a listener does not let in, with the ids that every answer carries. */
  answer(client: Client, reply: Reply): void
  /** Returns leases and closes connections to backends. Stop listening first. */
  close(): Promise<void>
}

/** A data plane: give it ports, load snapshots, and let listeners hand it requests. */
export function createGateway(ports: Ports, options: GatewayOptions = {}): Gateway {
  return new RestApiGateway(ports, options)
}

interface Serving {
  readonly snapshot: Snapshot
  readonly stages: ReadonlyMap<string, CompiledStage>
  readonly access: Access
}

const housekeepingMs = 1000

class RestApiGateway implements Gateway {
  readonly #services: Services
  readonly #patienceMs: number
  readonly #housekeeping: NodeJS.Timeout
  /** Where the sink can take many records at once. */
  readonly #batch: UsageBatch | undefined = undefined
  #serving: Serving = {
    snapshot: emptySnapshot,
    stages: new Map(),
    access: { apiKeys: new Map(), usagePlans: new Map() },
  }

  constructor(ports: Ports, { patienceMs = 10_000 }: GatewayOptions) {
    const leases = new QuotaLeases(ports.quotas, ports.clock)
    const pools = new Backends(ports.backends, ports.clock)
    if (ports.usage.recordAll !== undefined) {
      this.#batch = new UsageBatch(ports.usage.recordAll.bind(ports.usage), (exchange, failure) => {
        if (failure === undefined) this.#trySend(exchange)
        else this.#fail(exchange, failure.error)
      })
    }
    this.#services = { ...ports, usage: this.#batch ?? ports.usage, leases, pools }
    this.#patienceMs = patienceMs
    this.#housekeeping = setInterval(() => {
      leases.sweep()
      pools.sweep()
    }, housekeepingMs).unref()
  }

  get ready(): boolean {
    return this.#serving.snapshot !== emptySnapshot
  }

  get version(): number {
    return this.#serving.snapshot.version
  }

  load(snapshot: Snapshot): LoadResult {
    const rejected: { stage: string; reason: string }[] = []
    const stages = new Map<string, CompiledStage>()
    for (const [key, stage] of snapshot.stages) {
      const known = this.#serving.stages.get(key)
      try {
        if (known === undefined || known.snapshot !== stage) {
          checkStage(key, stage)
          stages.set(key, compileStage(stage, restApi, this.#services))
        } else {
          stages.set(key, known)
        }
      } catch (error) {
        rejected.push({ stage: key, reason: error instanceof Error ? error.message : String(error) })
        if (known !== undefined) stages.set(key, known)
      }
    }
    const usagePlans = compilePlans(snapshot.usagePlans, this.#serving.access.usagePlans)
    this.#serving = { snapshot, stages, access: { apiKeys: snapshot.apiKeys, usagePlans } }
    return { version: snapshot.version, rejected }
  }

  handle(client: Client): void {
    const address = readAddress(client.host, client.target)
    const { stages, access } = this.#serving
    const stage = address === undefined ? undefined : stages.get(address.stageKey)
    if (client.bodyLength > maxPayloadBytes) this.answer(client, defaultReply(tooLarge))
    else if (address === undefined || stage === undefined || stage.snapshot.disableExecuteApiEndpoint) {
      this.answer(client, errorReply(403, 'ForbiddenException', '{"message":"Forbidden"}'))
    } else this.#run(client, address, stage, access)
  }

  answer(client: Client, reply: Reply): void {
    start(client, reply, requestId(client, this.#services), this.#services.ids.extendedRequestId())
    if (typeof reply.body === 'string') client.end(reply.body)
    else reply.body.pipeTo(client)
  }

  async close(): Promise<void> {
    clearInterval(this.#housekeeping)
    await this.#services.pools.close(this.#patienceMs)
    this.#services.leases.close()
  }

  #run(client: Client, address: Address, stage: CompiledStage, access: Access): void {
    const match = stage.resources.find(address.resourcePath)
    const { route, values } = chooseRoute(stage, match, client.method)
    const exchange = new Exchange(client, route.method, access, address, values, this.#services)
    try {
      const verdict = run(route.answer, exchange)
      if (verdict instanceof Promise) {
        verdict.then((late) => this.#finish(exchange, route, late)).catch((error) => this.#fail(exchange, error))
      } else this.#finish(exchange, route, verdict)
    } catch (error) {
      this.#fail(exchange, error)
    }
  }

  #finish(exchange: Exchange, route: Route, verdict: Verdict): void {
    if (verdict instanceof Refusal) exchange.refusal = verdict
    else exchange.reply = verdict
    const done = run(route.finish, exchange)
    if (done instanceof Promise) done.then(() => this.#recorded(exchange)).catch((error) => this.#fail(exchange, error))
    else this.#recorded(exchange)
  }

  #recorded(exchange: Exchange): void {
    if (this.#batch === undefined) this.#send(exchange)
    else this.#batch.hold(exchange)
  }

  #trySend(exchange: Exchange): void {
    try {
      this.#send(exchange)
    } catch (error) {
      this.#fail(exchange, error)
    }
  }

  #send(exchange: Exchange): void {
    const { client, reply, integrationResponse } = exchange
    if (reply === undefined) throw new Error('No stage answered')
    if (integrationResponse !== undefined && reply.body !== integrationResponse) integrationResponse.abort()
    if (client.gone) {
      integrationResponse?.abort()
      return
    }
    start(client, reply, exchange.requestId, exchange.extendedRequestId)
    if (typeof reply.body === 'string') client.end(reply.body)
    else reply.body.pipeTo(client)
  }

  /** A fault of the gateway itself. */
  #fail(exchange: Exchange, error: unknown): void {
    const { client, requestId, extendedRequestId } = exchange
    this.#services.log.error('The gateway failed', { requestId, error })
    exchange.integrationResponse?.abort()
    exchange.refusal = new Refusal('DEFAULT_5XX')
    if (client.gone) return
    try {
      const reply = exchange.method.gatewayResponses.render(exchange.refusal, exchange)
      start(client, reply, requestId, extendedRequestId)
      if (typeof reply.body === 'string') client.end(reply.body)
    } catch {
      client.destroy()
    }
  }
}

const tooLarge = new Refusal('REQUEST_TOO_LARGE')

function start(client: Client, { status, headers }: Reply, id: string, extendedId: string): void {
  headers.push('x-amzn-RequestId', id, 'x-amz-apigw-id', extendedId)
  client.start(status, headers)
}

function chooseRoute(
  stage: CompiledStage,
  match: ReturnType<CompiledStage['resources']['find']>,
  verb: string,
): { route: Route; values: string[] } {
  if (match === 'malformed') return { route: stage.malformed, values: [] }
  const route = match?.leaf.get(verb)
  if (match === undefined || route === undefined) return { route: stage.unmatched, values: [] }
  return { route, values: match.values }
}

/** A plan that did not change keeps its compiled form, and with it the leases at hand. */
function compilePlans(
  plans: ReadonlyMap<string, UsagePlanSnapshot>,
  known: ReadonlyMap<string, UsagePlanAccess>,
): ReadonlyMap<string, UsagePlanAccess> {
  const compiled = new Map<string, UsagePlanAccess>()
  for (const [id, plan] of plans) {
    const before = known.get(id)
    compiled.set(id, before?.plan === plan ? before : new UsagePlanAccess(plan))
  }
  return compiled
}
