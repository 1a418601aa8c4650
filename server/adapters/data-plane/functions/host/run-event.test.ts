import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { answerBytes } from './host-message.ts'
import type { Handler } from './load-handler.ts'
import { awslambda } from './response-stream.ts'
import { runEvent } from './run-event.ts'

const invoke = {
  requestId: 'r-1',
  deadline: Date.now() + 5000,
  functionName: 'f',
  functionVersion: '3',
  invokedFunctionArn: 'arn',
  memorySize: 256,
}

interface Context {
  callbackWaitsForEmptyEventLoop: boolean
  done(error?: unknown, result?: unknown): void
  succeed(result?: unknown): void
  fail(error?: unknown): void
  getRemainingTimeInMillis(): number
  memoryLimitInMB: string
}
type Callback = (error?: unknown, result?: unknown) => void

/** A handler as people write it, with its arguments typed as they are at run time. */
function handlerOf(run: (event: unknown, context: Context, callback: Callback) => unknown, length = 3): Handler {
  const handler: Handler = (event, second, third) =>
    isContext(second) && isCallback(third) ? run(event, second, third) : undefined
  Object.defineProperty(handler, 'length', { value: length })
  return handler
}

function isContext(value: unknown): value is Context {
  return typeof value === 'object' && value !== null && 'getRemainingTimeInMillis' in value
}

function isCallback(value: unknown): value is Callback {
  return typeof value === 'function'
}

const begin = (handler: Handler, event: unknown = {}) => runEvent(handler, event, invoke, () => undefined)
const outcomeOf = (handler: Handler, event?: unknown) => begin(handler, event).outcome

test('what a promise gives is the answer; what it refuses with is the failure', async () => {
  expect(
    await outcomeOf(
      handlerOf(async (event) => event),
      { a: 1 },
    ),
  ).toEqual({ result: '{"a":1}' })
  expect(await outcomeOf(handlerOf(async () => undefined))).toEqual({ result: 'null' })
  const refusing = handlerOf(async () => {
    throw new RangeError('far')
  })
  expect(await outcomeOf(refusing)).toMatchObject({ failure: { errorType: 'RangeError', errorMessage: 'far' } })
})

test('a handler that throws at once fails, one that returns at once answers', async () => {
  const throwing = handlerOf(() => {
    throw new TypeError('now')
  })
  expect(await outcomeOf(throwing)).toMatchObject({ failure: { errorType: 'TypeError' } })
  expect(await outcomeOf(handlerOf(() => 7, 1))).toEqual({ result: '7' })
})

test('a callback’s answer waits until nothing else is under way', async () => {
  const running = begin(handlerOf((_event, _context, callback) => callback(null, 'answer')))
  const first = await Promise.race([running.outcome, wait(20, 'not yet')])
  expect(first).toBe('not yet')
  running.idle()
  expect(await running.outcome).toEqual({ result: '"answer"' })
})

test('a callback answers at once when the function says so', async () => {
  const atOnce = handlerOf((_event, context, callback) => {
    context.callbackWaitsForEmptyEventLoop = false
    callback(undefined, { a: 1 })
  })
  expect(await outcomeOf(atOnce)).toEqual({ result: '{"a":1}' })
})

test('only the first answer counts', async () => {
  const running = begin(
    handlerOf((_event, _context, callback) => {
      callback(null, 1)
      callback(new Error('later'))
      callback(null, 3)
    }),
  )
  running.idle()
  expect(await running.outcome).toEqual({ result: '1' })
})

test('done, succeed and fail of the context answer at once', async () => {
  expect(await outcomeOf(handlerOf((_event, context) => context.done(null, 1)))).toEqual({ result: '1' })
  expect(await outcomeOf(handlerOf((_event, context) => context.succeed('yes')))).toEqual({ result: '"yes"' })
  const failed = await outcomeOf(handlerOf((_event, context) => context.fail(new Error('no'))))
  expect(failed).toMatchObject({ failure: { errorType: 'Error', errorMessage: 'no' } })
  const bare = await outcomeOf(handlerOf((_event, context) => context.fail()))
  expect(bare).toMatchObject({ failure: { errorType: 'string', errorMessage: 'handled' } })
})

test('a handler that leaves nothing to wait for answers null, or says that its promise was never settled', async () => {
  const silent = begin(handlerOf(() => undefined))
  silent.idle()
  expect(await silent.outcome).toEqual({ result: 'null' })
  const stuck = begin(handlerOf(() => new Promise(() => undefined)))
  stuck.idle()
  expect(await stuck.outcome).toMatchObject({ failure: { errorType: 'Runtime.NodeJsExit' } })
})

test('an answer that is no JSON, or too large, is a failure', async () => {
  const circular: { self?: unknown } = {}
  circular.self = circular
  for (const wrong of [1n, circular, () => 1, Symbol('s')]) {
    expect(await outcomeOf(handlerOf(async () => wrong))).toMatchObject({
      failure: { errorType: 'Error', errorMessage: 'Unable to stringify response body' },
    })
  }
  const fits = 'x'.repeat(answerBytes - 2)
  expect(await outcomeOf(handlerOf(async () => fits))).toEqual({ result: JSON.stringify(fits) })
  expect(await outcomeOf(handlerOf(async () => `${fits}x`))).toMatchObject({
    failure: { errorType: 'Function.ResponseSizeTooLarge' },
  })
})

test('the time that is left counts down to nothing, not below', async () => {
  const left = handlerOf(async (_event, context) => [context.getRemainingTimeInMillis(), context.memoryLimitInMB])
  const { outcome } = runEvent(left, {}, { ...invoke, deadline: Date.now() - 1000 }, () => undefined)
  expect(await outcome).toEqual({ result: '[0,"256"]' })
})

test('a streaming handler sends pieces, and ends when its stream does', async () => {
  const pieces: string[] = []
  const handler = awslambda.streamifyResponse((_event, stream) => {
    if (stream instanceof Object && 'end' in stream && typeof stream.end === 'function') stream.end('whole')
  })
  const running = runEvent(handler, {}, invoke, (piece) => pieces.push(Buffer.from(piece).toString()))
  expect(await running.outcome).toEqual({ streamed: true })
  expect(pieces).toEqual(['whole'])
})

test('a streaming handler that throws, or forgets its stream, fails', async () => {
  const throwing = awslambda.streamifyResponse(() => {
    throw new Error('at once')
  })
  expect(await outcomeOf(throwing)).toMatchObject({ failure: { errorMessage: 'at once' } })
  const later = awslambda.streamifyResponse(async () => {
    throw new Error('later')
  })
  expect(await outcomeOf(later)).toMatchObject({ failure: { errorMessage: 'later' } })
  const forgetful = begin(awslambda.streamifyResponse(async () => undefined))
  forgetful.idle()
  expect(await forgetful.outcome).toMatchObject({ failure: { errorType: 'Runtime.NodeJsExit' } })
})
