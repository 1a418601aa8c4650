import { openChannel } from './channel.ts'
import { frames } from './frame.ts'
import { guardNetwork } from './guard-network.ts'
import { guardProcess } from './guard-process.ts'
import type { HostInit, HostInvoke, NetworkRule } from './host-message.ts'
import { lambdaError } from './lambda-error.ts'
import { type Handler, loadHandler } from './load-handler.ts'
import { captureLog } from './log-lines.ts'
import { awslambda, isStreaming } from './response-stream.ts'
import { type Outcome, type RunningEvent, runEvent } from './run-event.ts'

/**
 * The process in which a function runs: started without code, then told what to load, then given one event after the
 * other. Everything that it says may come from the function instead, so the gateway believes none of it.
 */
const { parse, stringify } = JSON
/** Of an exit after an exception that nobody caught, as Lambda's Node runtime has it. */
const uncaughtExit = 129

let isGuarded = false
let handler: Handler | undefined
let next: HostInvoke | undefined
let running: RunningEvent | undefined

const channel = openChannel((kind, body) => {
  if (kind === frames.guard) guard(parse(body.toString('utf8')))
  else if (kind === frames.init) void load(parse(body.toString('utf8')))
  else if (kind === frames.invoke) next = parse(body.toString('utf8'))
  else if (kind === frames.event) run(body)
  else if (kind === frames.taken) running?.taken(Number(body.toString('utf8')))
})
const log = captureLog((bytes) => channel.send(frames.log, bytes))

process.on('uncaughtException', (error) => crash(error))
process.on('unhandledRejection', (error) => crash(error, 'Runtime.UnhandledPromiseRejection'))
process.on('beforeExit', () => {
  channel.hold(true)
  running?.idle()
})

function guard(rule: NetworkRule): void {
  guardNetwork(rule)
  guardProcess()
  isGuarded = true
}

async function load({ handler: name, taskRoot, environment }: HostInit): Promise<void> {
  if (!isGuarded) throw new Error('No code runs before the guards are there')
  Object.assign(process.env, environment, { LAMBDA_TASK_ROOT: taskRoot, PWD: taskRoot })
  process.chdir(taskRoot)
  Object.assign(globalThis, { awslambda })
  const loaded = await loadHandler(taskRoot, name)
  if (typeof loaded === 'function') {
    handler = loaded
    channel.send(frames.loaded, '')
  } else {
    log.line('ERROR', `Uncaught Exception\t${stringify(loaded)}`)
    channel.sendLast(frames.notLoaded, stringify(loaded), 1)
  }
}

function run(body: Buffer): void {
  const invoke = next
  if (!handler || !invoke) return
  log.begin(invoke.requestId)
  // With nothing left to wait for the process would end, and says so before; a stream waits for its reader.
  channel.hold(isStreaming(handler))
  const event: unknown = parse(body.toString('utf8'))
  const started = runEvent(handler, event, invoke, (piece) => channel.send(frames.piece, piece))
  running = started
  void started.outcome.then((outcome) => {
    running = undefined
    channel.hold(true)
    answer(outcome)
  })
}

function answer(outcome: Outcome): void {
  if ('failure' in outcome) log.line('ERROR', `Invoke Error\t${stringify(outcome.failure)}`)
  log.flush()
  if ('result' in outcome) channel.send(frames.result, outcome.result)
  else if ('failure' in outcome) channel.send(frames.failure, stringify(outcome.failure))
  else channel.send(frames.streamed, '')
}

function crash(error: unknown, type?: string): void {
  const failure = lambdaError(error, type)
  log.line('ERROR', `Uncaught Exception\t${stringify(failure)}`)
  log.flush()
  channel.sendLast(handler ? frames.failure : frames.notLoaded, stringify(failure), uncaughtExit)
}
