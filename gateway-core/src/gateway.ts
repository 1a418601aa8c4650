import { AuthorizationMemory } from './authorizers/authorization-memory.ts'
import { CacheFlights } from './cache/cache-flights.ts'
import { type Client, maxPayloadBytes } from './client.ts'
import { type Access, Exchange, requestId } from './exchange.ts'
import { defaultReply, errorReply } from './gateway-response-set.ts'
import { Backends } from './integrations/backends.ts'
import { QuotaLeases } from './limits/quota-leases.ts'
import type { CompiledStage, Route } from './pipeline/compile.ts'
import { LatestOnly } from './pipeline/latest-only.ts'
import { loadPlans } from './pipeline/load-plans.ts'
import { loadStages, type RejectedStage } from './pipeline/load-stages.ts'
import { Refusal } from './pipeline/refusal.ts'
import type { BodySource, Reply } from './pipeline/reply.ts'
import { restApi } from './pipeline/rest-api.ts'
import { run } from './pipeline/run.ts'
import { runInSlices, runWhole, type Slices } from './pipeline/slices.ts'
import type { Services, Step, Verdict } from './pipeline/stage.ts'
import type { Ports } from './ports.ts'
import type { Address } from './routing/address.ts'
import { type DomainTable, domainTable } from './routing/domain-table.ts'
import { findAddress, isClosed } from './routing/find-address.ts'
import { routedVerb } from './routing/method-override.ts'
import { emptySnapshot, type Snapshot } from './snapshot.ts'
import { UsageBatch } from './usage-batch.ts'

export interface GatewayOptions {
  /** How long `close` waits for requests under way; 10 seconds unless told. */
  readonly patienceMs?: number
  /** Whether answers tell callers their limits in `RateLimit` headers; AWS's do not. */
  readonly rateLimitHeaders?: boolean
  /** Where the pages of products are, without a slash behind: what answers of deprecated products link to. */
  readonly portalUrl?: string | undefined
}

/** What became of a snapshot. */
export interface LoadResult {
  readonly version: number
  /** Stages that could not be compiled; what they were before, if anything, goes on being served. */
  readonly rejected: readonly RejectedStage[]
}

export interface Gateway {
  /** Whether a snapshot was loaded. */
  readonly ready: boolean
  /** The version that is served; 0 before the first. */
  readonly version: number
  /**
   * Serves another snapshot as soon as it is compiled, which is done in slices of a few milliseconds; until then the
   * former is served. Requests under way finish on theirs. The first snapshot is served when this returns. Loads are done
   * one after the other; one that waits is superseded by a later one, and then gets the result of that.
   */
  load(snapshot: Snapshot): Promise<LoadResult>
  /** Whether a host, in lower case and without port, is a custom domain name, and so not the gateway's own. */
  isDomain(host: string): boolean
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
  readonly domains: DomainTable | undefined
}

const housekeepingMs = 1000

class RestApiGateway implements Gateway {
  readonly #services: Services
  readonly #patienceMs: number
  readonly #housekeeping: NodeJS.Timeout
  /** Where the sink can take many records at once. */
  readonly #batch: UsageBatch | undefined = undefined
  readonly #loads = new LatestOnly((snapshot: Snapshot) =>
    this.ready ? runInSlices(this.#load(snapshot), this.#services.clock) : runWhole(this.#load(snapshot)),
  )
  #serving: Serving = {
    snapshot: emptySnapshot,
    stages: new Map(),
    access: { ...emptySnapshot, usagePlans: new Map() },
    domains: undefined,
  }

  constructor(ports: Ports, { patienceMs = 10_000, rateLimitHeaders = false, portalUrl }: GatewayOptions) {
    const leases = new QuotaLeases(ports.quotas, ports.clock)
    const pools = new Backends(ports.backends, ports.clock)
    if (ports.usage.recordAll !== undefined) {
      this.#batch = new UsageBatch(ports.usage.recordAll.bind(ports.usage), (exchange, failure) => {
        if (failure === undefined) this.#trySend(exchange)
        else this.#fail(exchange, failure.error)
      })
    }
    const flights = new CacheFlights(ports.responseCache)
    const authorization = new AuthorizationMemory(ports.clock)
    const usage = this.#batch ?? ports.usage
    this.#services = { ...ports, usage, leases, pools, flights, rateLimitHeaders, portalUrl, authorization }
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

  load(snapshot: Snapshot): Promise<LoadResult> {
    return this.#loads.do(snapshot)
  }

  *#load(snapshot: Snapshot): Slices<LoadResult> {
    const { stages: known, access, snapshot: before, domains: table } = this.#serving
    const { stages, rejected } = yield* loadStages(snapshot.stages, known, restApi, this.#services)
    const usagePlans =
      snapshot.usagePlans === before.usagePlans
        ? access.usagePlans
        : yield* loadPlans(snapshot.usagePlans, access.usagePlans)
    const domains = snapshot.domains === before.domains ? table : domainTable(snapshot.domains)
    this.#serving = { snapshot, stages, access: { ...snapshot, usagePlans }, domains }
    return { version: snapshot.version, rejected }
  }

  isDomain(host: string): boolean {
    return this.#serving.domains?.has(host) === true
  }

  handle(client: Client): void {
    const { stages, access, domains } = this.#serving
    const address = findAddress(client.host, client.target, domains)
    const stage = address === undefined ? undefined : stages.get(address.stageKey)
    if (client.bodyLength > maxPayloadBytes) this.answer(client, defaultReply(tooLarge))
    else if (address === undefined || stage === undefined || isClosed(stage.snapshot, address)) {
      this.answer(client, errorReply(403, 'ForbiddenException', '{"message":"Forbidden"}'))
    } else this.#run(client, address, stage, access)
  }

  answer(client: Client, reply: Reply): void {
    start(client, reply, requestId(client, this.#services), this.#services.ids.extendedRequestId())
    deliver(client, reply.body)
  }

  async close(): Promise<void> {
    clearInterval(this.#housekeeping)
    await this.#services.pools.close(this.#patienceMs)
    this.#services.leases.close()
  }

  #run(client: Client, address: Address, stage: CompiledStage, access: Access): void {
    const verb = routedVerb(client)
    const { route, values } = chooseRoute(this.#release(stage), address, verb)
    const exchange = new Exchange(client, route.method, access, address, values, this.#services, verb)
    exchange.report = route.report
    try {
      const verdict = run(route.answer, exchange)
      if (verdict instanceof Promise) {
        verdict.then((late) => this.#finish(exchange, route, late)).catch((error) => this.#fail(exchange, error))
      } else this.#finish(exchange, route, verdict)
    } catch (error) {
      this.#fail(exchange, error)
    }
  }

  /** The stage, or its canary for its share of the requests. */
  #release(stage: CompiledStage): CompiledStage {
    const { canary } = stage
    return canary !== undefined && this.#services.ids.random() < canary.share ? canary.stage : stage
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
    const { body } = reply
    this.#reportWhenDone(exchange)
    if (integrationResponse !== undefined && !isMadeFrom(body, integrationResponse)) integrationResponse.abort()
    if (client.gone) {
      abort(body)
      return
    }
    start(client, reply, exchange.requestId, exchange.extendedRequestId)
    deliver(client, body)
  }

  #reportWhenDone(exchange: Exchange): void {
    const { report, client } = exchange
    if (report.length === 0) return
    exchange.report = []
    client.onDone(() => this.#report(exchange, report))
  }

  #report(exchange: Exchange, report: readonly Step[]): void {
    exchange.responseBytes = exchange.client.bytesSent
    exchange.responseLatencyMs = this.#services.clock.monotonic() - exchange.started
    const failed = (error: unknown) => {
      this.#services.log.error('The report of a request failed', { requestId: exchange.requestId, error })
    }
    try {
      const done = run(report, exchange)
      if (done instanceof Promise) done.catch(failed)
    } catch (error) {
      failed(error)
    }
  }

  /** A fault of the gateway itself. */
  #fail(exchange: Exchange, error: unknown): void {
    const { client, requestId, extendedRequestId } = exchange
    this.#services.log.error('The gateway failed', { requestId, error })
    exchange.integrationResponse?.abort()
    if (exchange.reply !== undefined) abort(exchange.reply.body)
    exchange.cacheFill?.abandon()
    exchange.refusal = new Refusal('DEFAULT_5XX')
    const reply = exchange.method.gatewayResponses.render(exchange.refusal, exchange)
    exchange.reply = reply
    this.#reportWhenDone(exchange)
    if (client.gone) return
    try {
      start(client, reply, requestId, extendedRequestId)
      deliver(client, reply.body)
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

function deliver(client: Client, body: Reply['body']): void {
  if (typeof body === 'string' || body instanceof Uint8Array) client.end(body)
  else body.pipeTo(client)
}

function abort(body: Reply['body']): void {
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) body.abort()
}

function isMadeFrom(body: Reply['body'], source: BodySource): boolean {
  let made: BodySource | undefined = typeof body === 'string' || body instanceof Uint8Array ? undefined : body
  while (made !== undefined && made !== source) made = made.source
  return made === source
}

function chooseRoute(
  stage: CompiledStage,
  { resourcePath }: Address,
  verb: string,
): { route: Route; values: string[] } {
  const match = stage.resources.find(resourcePath)
  if (match === 'malformed') return { route: stage.malformed, values: [] }
  const route = match?.leaf.get(verb)
  if (match === undefined || route === undefined) return { route: stage.unmatched, values: [] }
  return { route, values: match.values }
}
