import { answerBytes, type HostInvoke, type LambdaError } from './host-message.ts'
import { lambdaError } from './lambda-error.ts'
import type { Handler } from './load-handler.ts'
import { isStreaming, ResponseStream } from './response-stream.ts'

/** How an event ended. */
export type Outcome = { result: string } | { failure: LambdaError } | { streamed: true }

/** An event under way. */
export interface RunningEvent {
  /** Resolves once: what comes later is ignored. */
  readonly outcome: Promise<Outcome>
  /** Nothing is left that could go on. */
  idle(): void
  taken(bytes: number): void
}

/** Captured before the function's code can change them. */
const { stringify } = JSON
const { now } = Date

/**
 * Calls the handler in each of its styles: async, callback, `context.done`, streaming. A handler that neither returns a
 * promise nor calls back, and leaves nothing to wait for, answers `null`.
 */
export function runEvent(
  handler: Handler,
  event: unknown,
  invoke: HostInvoke,
  sendPiece: (piece: Uint8Array) => void,
): RunningEvent {
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  const fail = (thrown: unknown) => resolve({ failure: lambdaError(thrown) })
  if (isStreaming(handler)) return runStreaming(handler, event, invoke, { promise, resolve }, sendPiece)
  const context = contextOf(invoke)
  let isPromise = false
  let waiting: Outcome | undefined
  const callback = (error?: unknown, result?: unknown) => {
    const outcome = error === undefined || error === null ? succeeded(result) : { failure: lambdaError(error) }
    // The answer waits until nothing else is under way, unless the function says otherwise.
    if (context.callbackWaitsForEmptyEventLoop && !isPromise) waiting ??= outcome
    else resolve(outcome)
  }
  const atOnce = (error: unknown, result?: unknown) => {
    context.callbackWaitsForEmptyEventLoop = false
    callback(error, result)
  }
  Object.assign(context, {
    done: atOnce,
    succeed: (result: unknown) => atOnce(null, result),
    fail: (error: unknown) => atOnce(error ?? 'handled'),
  })
  try {
    const returned = handler(event, context, callback)
    if (isThenable(returned)) {
      isPromise = true
      returned.then((result) => resolve(succeeded(result)), fail)
    } else if (returned !== undefined && handler.length < 3) {
      // Lambda's runtime ignores it; a plain function that returns its answer is what people write first.
      resolve(succeeded(returned))
    }
  } catch (error) {
    fail(error)
  }
  return {
    outcome: promise,
    idle: () => resolve(waiting ?? (isPromise ? { failure: neverSettled } : succeeded(null))),
    taken: () => undefined,
  }
}

/** In the words of Lambda's Node runtime. */
const neverSettled: LambdaError = {
  errorType: 'Runtime.NodeJsExit',
  errorMessage:
    'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes',
  trace: [],
}

function runStreaming(
  handler: Handler,
  event: unknown,
  invoke: HostInvoke,
  { promise, resolve }: Pick<PromiseWithResolvers<Outcome>, 'promise' | 'resolve'>,
  sendPiece: (piece: Uint8Array) => void,
): RunningEvent {
  const stream = new ResponseStream(sendPiece)
  const fail = (thrown: unknown) => resolve({ failure: lambdaError(thrown) })
  stream.on('error', fail)
  stream.on('finish', () => resolve({ streamed: true }))
  try {
    const returned = handler(event, stream, contextOf(invoke))
    if (isThenable(returned)) returned.then(() => undefined, fail)
  } catch (error) {
    fail(error)
  }
  return {
    outcome: promise,
    idle: () => resolve({ failure: neverSettled }),
    taken: (bytes) => stream.taken(bytes),
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
function contextOf({ requestId, deadline, functionName, functionVersion, invokedFunctionArn, memorySize }: HostInvoke) {
  return {
    ...{ functionName, functionVersion, invokedFunctionArn },
    memoryLimitInMB: String(memorySize),
    awsRequestId: requestId,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME ?? '',
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME ?? '',
    identity: undefined,
    clientContext: undefined,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - now()),
  }
}

function succeeded(result: unknown): Outcome {
  let text: string | undefined
  try {
    text = stringify(result === undefined ? null : result)
  } catch {
    text = undefined
  }
  if (typeof text !== 'string') return { failure: lambdaError(new Error('Unable to stringify response body')) }
  if (Buffer.byteLength(text) <= answerBytes) return { result: text }
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${answerBytes} bytes).`
  return { failure: { errorType: 'Function.ResponseSizeTooLarge', errorMessage, trace: [] } }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
    typeof Reflect.get(value, 'then') === 'function'
  )
}
