import { MessageChannel } from 'node:worker_threads'
import type { FunctionAnswer, FunctionInvocation } from 'gateway-core/ports.ts'
import { expect, test } from 'vitest'
import {
  createThreadFunctions,
  type FromFunctions,
  serveThreadFunctions,
  type ToFunctions,
} from './thread-functions.ts'

const invocation: FunctionInvocation = { accountId: '1', functionArn: 'arn', payload: '{}', timeoutMs: 100 }

/** Both ends over a real message channel, as between threads. */
async function connected(
  invoke: (invocation: FunctionInvocation) => Promise<FunctionAnswer | undefined>,
  run: (functions: ReturnType<typeof createThreadFunctions>, close: () => void) => Promise<void>,
): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  const functions = createThreadFunctions((message) => port1.postMessage(message))
  const served = serveThreadFunctions({ invoke }, (message) => port2.postMessage(message))
  port1.on('message', (message: FromFunctions) => functions.receive(message))
  port2.on('message', (message: ToFunctions) => served.receive(message))
  try {
    await run(functions, served.close)
  } finally {
    port1.close()
  }
}

test('calls find their own answers, whatever comes back first', () =>
  connected(
    async ({ payload }) => {
      await new Promise((resolve) => setTimeout(resolve, Number(payload)))
      return payload === '0' ? undefined : { requestId: payload, payload }
    },
    async (functions) => {
      const answers = ['30', '0', '10'].map((payload) => functions.invoke({ ...invocation, payload }))
      expect((await Promise.all(answers)).map((answer) => answer?.payload)).toEqual(['30', undefined, '10'])
    },
  ))

test('pieces are asked for one by one, and an error arrives where it happened', () => {
  const given: string[] = []
  async function* pieces() {
    for (const text of ['a', 'b', 'c']) {
      given.push(text)
      yield Buffer.from(text)
    }
    throw new Error('broke off')
  }
  return connected(
    async () => ({ requestId: 'r', payload: '', stream: pieces() }),
    async (functions) => {
      const answer = await functions.invoke(invocation)
      const taken: string[] = []
      const reading = async () => {
        for await (const piece of answer?.stream ?? []) {
          taken.push(Buffer.from(piece).toString())
          expect(given).toEqual(taken)
        }
      }
      await expect(reading()).rejects.toThrow('broke off')
      expect(taken).toEqual(['a', 'b', 'c'])
    },
  )
})

test('a reader that leaves, and a thread that is gone, end the stream', () => {
  const left: string[] = []
  const endless = async function* (name: string) {
    try {
      for (;;) yield Buffer.from('x')
    } finally {
      left.push(name)
    }
  }
  return connected(
    async ({ payload }) => ({ requestId: 'r', payload: '', stream: endless(payload) }),
    async (functions, close) => {
      const first = await functions.invoke({ ...invocation, payload: 'first' })
      for await (const _piece of first?.stream ?? []) break
      await expect.poll(() => left).toEqual(['first'])
      const second = await functions.invoke({ ...invocation, payload: 'second' })
      const reader = second?.stream?.[Symbol.asyncIterator]()
      await reader?.next()
      close()
      await expect.poll(() => left).toEqual(['first', 'second'])
    },
  )
})

test('a stream that ends is over for the reader', () =>
  connected(
    async () => ({ requestId: 'r', payload: '', stream: (async function* () {})() }),
    async (functions) => {
      const answer = await functions.invoke(invocation)
      for await (const _piece of answer?.stream ?? []) throw new Error('nothing was sent')
    },
  ))

test('an answer that comes when its thread is gone ends at once, so that its function is free', () => {
  const answered = Promise.withResolvers<void>()
  let isLeft = false
  const stream: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({
      next: async () => ({ done: false, value: Buffer.from('x') }),
      return: async () => {
        isLeft = true
        return { done: true, value: undefined }
      },
    }),
  }
  return connected(
    async () => {
      await answered.promise
      return { requestId: 'r', payload: '', stream }
    },
    async (functions, close) => {
      void functions.invoke(invocation)
      await new Promise((resolve) => setImmediate(resolve))
      close()
      answered.resolve()
      await expect.poll(() => isLeft).toBe(true)
    },
  )
})
