import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { FunctionAnswer, FunctionInvocation, Functions } from 'gateway-core/ports.ts'
import type { DatabaseClient } from '#db/client.ts'
import { type FunctionAddress, parseFunctionArn } from '../../../functions/function-arn.ts'
import { openEnvironment } from '../../../functions/function-configuration.ts'
import type { FunctionRunner, InvocationReport } from '../../../functions/function-runner.ts'
import { readCode } from '../../../functions/stored-code.ts'
import { createSecrets, type Secrets } from '../../../secrets.ts'
import { gatewayLog } from '../gateway-log.ts'
import type { GatewaySettings } from '../gateway-settings.ts'
import { type CapacityLimits, capacityLimits } from './capacity.ts'
import { createCodeStore } from './code-store.ts'
import type { FunctionDefinition } from './function-definition.ts'
import { createFunctionDirectory, type FunctionDirectory } from './function-directory.ts'
import { functionEnvironment } from './function-environment.ts'
import { type EventEnd, type FunctionEvent, FunctionInstance } from './function-instance.ts'
import type { LambdaError } from './host/host-message.ts'
import { createHostSupply, type HostSupply } from './host-supply.ts'
import { createInstancePool, type InstancePool } from './instance-pool.ts'
import { createInvocationLog, type InvocationLog } from './invocation-log.ts'
import { notLoadedEnd, reportOf, throttled, tooLarge } from './invocation-report.ts'
import { createMemoryWatch } from './memory-watch.ts'

export interface FunctionsRunnerOptions {
  readonly database: DatabaseClient
  readonly gateway: Pick<GatewaySettings, 'region' | 'backendNetworks' | 'ownPorts' | 'secret'>
  /** Shared by the gateways of this machine: unpacked packages, the host program, copies of definitions. */
  readonly folder: string
  /** This gateway's own: the folders of running hosts. */
  readonly slots: string
  readonly limits?: CapacityLimits
  readonly idleForMs?: number
}

/** Runs the functions of this process's gateways, each in a process of its own. */
export interface FunctionsRunner extends Functions, FunctionRunner {
  /** Functions changed, `{accountId}/{functionName}`; which ones is not known without. */
  changed(functions?: readonly string[]): void
  close(): Promise<void>
}

export function createFunctionsRunner(options: FunctionsRunnerOptions): FunctionsRunner {
  return new Runner(options)
}

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const payloadBytes = 6_291_456
/** What an event of the console's may wait for an instance. */
const patienceMs = 15_000

/** The code did not load: the failure is the function's, and is answered. */
class NotLoaded extends Error {
  readonly failure: LambdaError

  constructor(failure: LambdaError) {
    super(failure.errorMessage)
    this.failure = failure
  }
}

interface Started {
  readonly answer: FunctionAnswer | undefined
  readonly report: Promise<InvocationReport>
}

class Runner implements FunctionsRunner {
  readonly #options: FunctionsRunnerOptions
  readonly #secrets: Secrets
  readonly #directory: FunctionDirectory
  readonly #supply: HostSupply
  readonly #pool: InstancePool
  readonly #log: InvocationLog
  readonly #watch = createMemoryWatch()
  /** How long the code of an instance that has served nothing took to load. */
  readonly #initMs = new WeakMap<FunctionInstance, number>()

  constructor(options: FunctionsRunnerOptions) {
    const { database, folder, slots, gateway, limits, idleForMs } = options
    this.#options = options
    this.#secrets = createSecrets(gateway.secret)
    this.#directory = createFunctionDirectory({ database, folder: path.join(folder, 'definitions') })
    const code = createCodeStore({
      folder: path.join(folder, 'code'),
      fetch: (sha256) => readCode(database.db, sha256),
    })
    const network = { backendNetworks: gateway.backendNetworks, ownPorts: gateway.ownPorts }
    this.#supply = createHostSupply({ folder: path.join(folder, 'host'), slots, code, network })
    this.#pool = createInstancePool({
      limits: limits ?? capacityLimits(),
      start: (definition) => this.#start(definition),
      ...(idleForMs === undefined ? {} : { idleForMs }),
    })
    this.#log = createInvocationLog(database.db)
  }

  async invoke(invocation: FunctionInvocation): Promise<FunctionAnswer | undefined> {
    const { accountId, functionArn, payload, timeoutMs, stream } = invocation
    const late = Promise.withResolvers<FunctionAnswer>()
    const requestId = randomUUID()
    const timer = setTimeout(() => late.resolve({ requestId, payload: '', timedOut: true }), timeoutMs)
    const event = { requestId, functionArn, payload, stream: stream === true }
    try {
      const started = this.#begin(accountId, event, timeoutMs).then(async (begun) => {
        return begun && (begun.answer ?? toAnswer(await begun.report))
      })
      return await Promise.race([started, late.promise])
    } catch (error) {
      gatewayLog.error(`The function ${functionArn} cannot be run`, { requestId, error })
      return failedAnswer(requestId, { errorType: 'ServiceException', errorMessage: 'Internal failure', trace: [] })
    } finally {
      clearTimeout(timer)
    }
  }

  async run(invocation: Parameters<FunctionRunner['run']>[0]): Promise<InvocationReport | undefined> {
    const { accountId, functionArn, payload, revisionId } = invocation
    const event = { requestId: randomUUID(), functionArn, payload, stream: false }
    return (await this.#begin(accountId, event, patienceMs, revisionId))?.report
  }

  changed(functions?: readonly string[]): void {
    this.#directory.changed(functions)
  }

  async close(): Promise<void> {
    this.#pool.close()
    await this.#supply.close()
    await this.#log.close()
  }

  /** @returns undefined when there is no such function; when the answer is streamed, at its first piece. */
  async #begin(
    accountId: string,
    event: FunctionEvent,
    waitMs: number,
    revisionId?: string,
  ): Promise<Started | undefined> {
    const address = parseFunctionArn(event.functionArn)
    if (address?.accountId !== accountId) return undefined
    const definition = await this.#find(address, revisionId)
    if (!definition) return undefined
    if (Buffer.byteLength(event.payload) > payloadBytes) return unserved(tooLarge(definition, event, payloadBytes))
    const waitedFrom = performance.now()
    let instance: FunctionInstance | undefined
    try {
      instance = await this.#pool.acquire(definition, waitMs)
    } catch (error) {
      if (error instanceof NotLoaded) return this.#notLoaded(definition, event, error.failure, waitedFrom)
      throw error
    }
    return instance ? await this.#serve(instance, event) : unserved(throttled(definition, event))
  }

  async #find(address: FunctionAddress, revisionId: string | undefined): Promise<FunctionDefinition | undefined> {
    const definition = await this.#directory.find(address, revisionId)
    if (!definition) this.#pool.retire(address)
    return definition
  }

  async #serve(instance: FunctionInstance, event: FunctionEvent): Promise<Started> {
    const initMs = this.#initMs.get(instance)
    this.#initMs.delete(instance)
    const run = instance.run(event)
    const report = run.ended.then((end) => {
      this.#pool.release(instance)
      return this.#report(instance.definition, event, end, initMs)
    })
    const pieces = event.stream ? await run.stream : undefined
    return { answer: pieces && { requestId: event.requestId, payload: '', stream: pieces }, report }
  }

  #notLoaded(definition: FunctionDefinition, event: FunctionEvent, failure: LambdaError, from: number): Started {
    const end = notLoadedEnd(definition, event, failure, performance.now() - from)
    return { answer: undefined, report: Promise.resolve(this.#report(definition, event, end, undefined)) }
  }

  #report(
    definition: FunctionDefinition,
    event: FunctionEvent,
    end: EventEnd,
    initMs: number | undefined,
  ): InvocationReport {
    const report = reportOf(definition, event, end, initMs)
    const { requestId, durationMs, billedDurationMs, initDurationMs = null, maxMemoryUsedMb, logTail } = report
    this.#log.add(definition, {
      ...{ requestId, durationMs, billedDurationMs, initDurationMs, maxMemoryUsedMb, logTail },
      outcome: end.outcome,
    })
    return report
  }

  async #start(definition: FunctionDefinition): Promise<FunctionInstance> {
    const { memorySize, handler } = definition
    const variables = openEnvironment({ secrets: this.#secrets }, definition.environmentEncrypted)
    const environment = functionEnvironment(definition, this.#options.gateway.region, variables)
    const { host, taskRoot } = await this.#supply.take(definition.codeSha256, memorySize)
    const from = performance.now()
    const instance = new FunctionInstance(definition, host, { handler, taskRoot, environment }, this.#watch)
    const failure = await instance.loaded
    if (failure) {
      instance.end()
      throw new NotLoaded(failure)
    }
    this.#initMs.set(instance, performance.now() - from)
    return instance
  }
}

/** An event that no instance got. */
function unserved(report: InvocationReport): Started {
  return { answer: undefined, report: Promise.resolve(report) }
}

function toAnswer({ requestId, payload, functionError, throttled: isThrottled }: InvocationReport): FunctionAnswer {
  return {
    ...{ requestId, payload },
    ...(functionError ? { functionError } : {}),
    ...(isThrottled ? { throttled: true } : {}),
  }
}

function failedAnswer(requestId: string, failure: LambdaError): FunctionAnswer {
  return { requestId, payload: JSON.stringify(failure), functionError: 'Unhandled' }
}
