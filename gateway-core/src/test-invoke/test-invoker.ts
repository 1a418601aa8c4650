import { isUtf8 } from 'node:buffer'
import { AuthorizationMemory } from '../authorizers/authorization-memory.ts'
import { CacheFlights } from '../cache/cache-flights.ts'
import type { CallerIdentity } from '../caller-identity.ts'
import { type Access, Exchange } from '../exchange.ts'
import { Backends } from '../integrations/backends.ts'
import { QuotaLeases } from '../limits/quota-leases.ts'
import { compileStage, type Route } from '../pipeline/compile.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { run } from '../pipeline/run.ts'
import type { Pipeline, Services, Verdict } from '../pipeline/stage.ts'
import type { Ports, QuotaBank } from '../ports.ts'
import type { CredentialsSnapshot, StageSnapshot } from '../snapshot.ts'
import { testAuthorizerLog, testLog } from '../trace/execution-log.ts'
import { Trace, tracePlan } from '../trace/trace.ts'
import type { TraceReport } from '../trace/trace-report.ts'
import { type AccessReport, type AccessSimulation, simulateAccess } from './simulate-access.ts'
import { TestClient, type TestRequest } from './test-client.ts'
import { authorizerPipeline, methodPipeline } from './test-pipeline.ts'

export interface MethodTest {
  /** The definition under test, with the one resource and method that is tested. */
  readonly stage: StageSnapshot
  readonly request: TestRequest
  /** Who tests: `$context.identity` of the test. */
  readonly identity?: CallerIdentity
  /** Stored credentials that the integration may sign with, by `{accountId} {arn}`. */
  readonly credentials: ReadonlyMap<string, CredentialsSnapshot>
}

export interface MethodTestResult {
  readonly status: number
  /** Name, value, name, value … */
  readonly headers: readonly string[]
  /** Base64 when it is no text. */
  readonly body: string
  readonly latencyMs: number
  /** As AWS's `TestInvokeMethod` answers it. */
  readonly log: string
  readonly trace: TraceReport
}

export interface AuthorizerTestResult {
  /** What a caller would get; 0 when the authorizer lets it go on. */
  readonly clientStatus: number
  readonly latencyMs: number
  readonly log: string
  readonly principalId?: string
  /** JSON. */
  readonly policy?: string
  readonly context?: Readonly<Record<string, string>>
  readonly claims?: Readonly<Record<string, string>>
}

/** Runs methods and authorizers that are not deployed, with all that happens written down. */
export interface TestInvoker {
  /** Undefined when the path is not one of the resource. */
  invokeMethod(test: MethodTest): Promise<MethodTestResult | undefined>
  /** @param test.stage has one method, which the authorizer under test guards. */
  invokeAuthorizer(test: MethodTest): Promise<AuthorizerTestResult | undefined>
  /** Whether a request would be let in, and why; nothing is called. */
  simulateAccess(simulation: AccessSimulation): Promise<AccessReport>
  close(): Promise<void>
}

/**
 * Tests run on the compiled pipeline of real requests, with the same guard, functions and credentials. As at AWS they
 * spend nothing: no authorization, API key, limit, cache or usage (developer guide, "Use the API Gateway console to
 * test a REST API method").
 */
export function createTestInvoker(ports: Ports): TestInvoker {
  const pools = new Backends(ports.backends, ports.clock)
  const leases = new QuotaLeases(noQuotas, ports.clock)
  const flights = new CacheFlights(ports.responseCache)
  // An authorizer under test is asked each time.
  const services = (): Services => {
    const authorization = new AuthorizationMemory(ports.clock)
    const quiet = { rateLimitHeaders: false, portalUrl: undefined }
    return { ...ports, ...quiet, quotas: noQuotas, pools, leases, flights, authorization }
  }
  return {
    async invokeMethod(test) {
      pools.sweep()
      const tested = await runTest(test, methodPipeline, services())
      if (tested === undefined) return undefined
      const { client, report } = tested
      const { status, headers } = client
      const body = textOf(client.received())
      return { status, headers, body, latencyMs: report.durationMs, log: testLog(report), trace: report }
    },
    async invokeAuthorizer(test) {
      const tested = await runTest(test, authorizerPipeline, services())
      return tested && authorizerResult(tested)
    },
    simulateAccess: (simulation) => simulateAccess(simulation, services()),
    async close() {
      await pools.close(0)
      leases.close()
    },
  }
}

/** Tests take nothing from quotas. */
const noQuotas: QuotaBank = { lease: async () => 0, giveBack: () => undefined, onRecall: () => undefined }

interface Tested {
  readonly exchange: Exchange
  readonly client: TestClient
  readonly report: TraceReport
}

/** A test traces everything, bodies included. */
const everything = { '*/*': { loggingLevel: 'INFO', dataTraceEnabled: true } }

async function runTest(test: MethodTest, pipeline: Pipeline, services: Services): Promise<Tested | undefined> {
  const stage = { ...test.stage, methodSettings: everything }
  const { resources } = compileStage(stage, pipeline, services)
  const { path, query, httpMethod } = test.request
  const match = resources.find(path)
  const route = match === undefined || match === 'malformed' ? undefined : match.leaf.get(httpMethod)
  if (route === undefined || match === undefined || match === 'malformed') return undefined
  const client = new TestClient(test.request, stage.stageName)
  const { method } = route
  const { stageName, restApiId: apiId } = stage
  const address = {
    apiId,
    stageName,
    stageKey: method.stageKey,
    path: `/${stageName}${path}`,
    resourcePath: path,
    query,
  }
  const exchange = new Exchange(client, method, accessOf(test), address, match.values, services)
  exchange.identity = test.identity
  await answer(exchange, route, services)
  if (!(await deliver(exchange, client))) exchange.refusal ??= brokenOff
  exchange.trace ??= new Trace(exchange, tracePlan(method), services.clock)
  return { exchange, client, report: exchange.trace.report(exchange, client.received()) }
}

const brokenOff = new Refusal('INTEGRATION_FAILURE', undefined, 'the answer broke off')

function accessOf({ credentials }: MethodTest): Access {
  const none = { apiKeys: new Map(), usagePlans: new Map(), accessKeys: new Map(), accounts: new Map() }
  return { ...none, credentials }
}

async function answer(exchange: Exchange, { answer: steps, finish }: Route, { log }: Services): Promise<void> {
  let verdict: Verdict
  try {
    verdict = await run(steps, exchange)
  } catch (error) {
    log.error('The test of a method failed', { requestId: exchange.requestId, error })
    verdict = new Refusal('DEFAULT_5XX')
  }
  if (verdict instanceof Refusal) exchange.refusal = verdict
  else exchange.reply = verdict
  await run(finish, exchange)
}

/** @returns whether the whole answer is there. */
function deliver({ reply, integrationResponse }: Exchange, client: TestClient): Promise<boolean> | boolean {
  if (reply === undefined) return true
  if (integrationResponse !== undefined && reply.body !== integrationResponse) integrationResponse.abort()
  client.start(reply.status, reply.headers)
  if (typeof reply.body === 'string' || reply.body instanceof Uint8Array) client.end(reply.body)
  else reply.body.pipeTo(client)
  return client.answered
}

function textOf(body: Buffer): string {
  return body.toString(isUtf8(body) ? 'utf8' : 'base64')
}

function authorizerResult({ exchange: { authorizer }, client, report }: Tested): AuthorizerTestResult {
  const clientStatus = authorizer === undefined ? client.status : 0
  const log = testAuthorizerLog(report)
  const base = { clientStatus, latencyMs: report.durationMs, log }
  if (authorizer === undefined) return base
  const { principalId, context, claims, policyDocument } = authorizer
  return {
    ...base,
    ...(principalId === undefined ? {} : { principalId }),
    ...(policyDocument === undefined ? {} : { policy: JSON.stringify(policyDocument) }),
    context,
    ...(claims === undefined ? {} : { claims }),
  }
}
