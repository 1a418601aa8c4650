import { describe, expect, test } from 'vitest'
import type { FunctionAnswer, FunctionInvocation, Ports } from '../ports.ts'
import { accountId, mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { type FunctionCall, invokeFunction } from './invoke-function.ts'

const functionArn = 'arn:aws:lambda:eu-central-1:123456789012:function:pets'
const call: FunctionCall = { accountId, functionArn, payload: '{"a":1}', timeoutMs: 1000 }

/** Calls a function that answers as told; says what the host was asked. */
async function invoke(answer: () => Promise<FunctionAnswer | undefined>, more: Partial<FunctionCall> = {}) {
  const asked: FunctionInvocation[] = []
  const functions: Ports['functions'] = {
    invoke(invocation) {
      asked.push(invocation)
      return answer()
    },
  }
  const { services, exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } }, {}, { functions })
  const result = await invokeFunction(services, exchange.access, { ...call, ...more })
  return { result, asked }
}

test('a function of ours is asked for by account and ARN', async () => {
  const { result, asked } = await invoke(async () => ({ requestId: 'r1', payload: '{"ok":true}' }))
  expect(result).toEqual({ outcome: 'answered', requestId: 'r1', payload: '{"ok":true}' })
  const plain = { accountId, functionArn, payload: '{"a":1}', timeoutMs: 1000 }
  expect(asked).toEqual([{ ...plain, stream: false, isEvent: false }])
})

test('a function that failed has answered, with its error', async () => {
  const failed = { requestId: 'r1', payload: '{"errorMessage":"no"}', functionError: 'Unhandled' } as const
  expect((await invoke(async () => failed)).result).toEqual({ outcome: 'answered', ...failed })
})

test('a stream is handed on', async () => {
  async function* pieces() {
    yield Buffer.from('x')
  }
  const stream = pieces()
  const { result, asked } = await invoke(async () => ({ requestId: 'r1', payload: '', stream }), { stream: true })
  expect(result).toEqual({ outcome: 'answered', requestId: 'r1', payload: '', stream })
  expect(asked[0]?.stream).toBe(true)
})

describe('a function that was not run to its end', () => {
  test('timed out', async () => {
    const { result } = await invoke(async () => ({ requestId: 'r1', payload: '', timedOut: true }))
    expect(result).toEqual({ outcome: 'timed-out', reason: `${functionArn} did not answer within 1000 ms` })
  })

  test('was throttled', async () => {
    const { result } = await invoke(async () => ({ requestId: 'r1', payload: '', throttled: true }))
    expect(result).toEqual({ outcome: 'throttled', reason: `Too many calls of ${functionArn} run already` })
  })

  test('is not there', async () => {
    const { result } = await invoke(async () => undefined)
    expect(result).toMatchObject({ outcome: 'not-found' })
  })

  test('has a host that broke: nobody throws', async () => {
    const { result } = await invoke(() => Promise.reject(new Error('the host is gone')))
    expect(result).toEqual({ outcome: 'failed', reason: 'the host is gone' })
    const odd = await invoke(() => Promise.reject('odd'))
    expect(odd.result).toEqual({ outcome: 'failed', reason: 'odd' })
  })
})

test('what is no ARN of a function is not asked for', async () => {
  const { result, asked } = await invoke(async () => undefined, { functionArn: 'pets' })
  expect(result).toEqual({ outcome: 'not-found', reason: 'pets is no ARN of a function' })
  expect(asked).toEqual([])
})

describe('an event, whose result nobody waits for', () => {
  test('is answered with nothing once it was accepted, however it ends', async () => {
    const ends: FunctionAnswer[] = [
      { requestId: 'r1', payload: '{"ok":true}' },
      { requestId: 'r1', payload: '', timedOut: true },
      { requestId: 'r1', payload: '{}', functionError: 'Unhandled' },
    ]
    for (const answer of ends) {
      const { result, asked } = await invoke(async () => answer, { isEvent: true })
      expect(result).toEqual({ outcome: 'answered', requestId: 'r1', payload: '' })
      expect(asked[0]?.isEvent).toBe(true)
    }
  })

  test('is not accepted when too many run', async () => {
    const answer = { requestId: 'r1', payload: '', throttled: true }
    expect((await invoke(async () => answer, { isEvent: true })).result.outcome).toBe('throttled')
  })
})
