import { describe, expect, test } from 'vitest'
import { MemoryClient } from '../testing/memory-client.ts'
import { endStream, FunctionResponse } from './function-response.ts'

const answered = { outcome: 'answered', requestId: 'r1', payload: '{"a":"é"}' } as const

test('is Lambda’s answer with the result as the body', () => {
  const response = new FunctionResponse(answered, 200, 5000)
  expect([response.status, response.deadline, response.read().toString()]).toEqual([200, 5000, '{"a":"é"}'])
  expect(response.rawHeaders).toEqual(['Content-Type', 'application/json', 'x-amzn-RequestId', 'r1'])
  expect(response.headerValues('X-AMZN-requestid')).toEqual(['r1'])
  expect(response.headerValues('x-other')).toEqual([])
  const client = new MemoryClient()
  response.pipeTo(client)
  expect([client.written, client.isEnded]).toEqual(['{"a":"é"}', true])
})

test('names the kind of failure', () => {
  const response = new FunctionResponse({ ...answered, functionError: 'Unhandled' }, 200, 0)
  expect(response.functionError).toBe('Unhandled')
  expect(response.headerValues('x-amz-function-error')).toEqual(['Unhandled'])
})

describe('a stream', () => {
  function streamed() {
    const seen = { ended: false }
    const iterator = {
      next: async () => ({ value: Buffer.from('x') }),
      return: async () => {
        seen.ended = true
        return { done: true as const, value: undefined }
      },
    }
    const stream = { [Symbol.asyncIterator]: () => iterator }
    return { seen, iterator, response: new FunctionResponse({ ...answered, payload: '', stream }, 200, 0) }
  }

  test('is taken once, and ended by who took it', () => {
    const { seen, iterator, response } = streamed()
    expect(response.takeStream()).toBe(iterator)
    expect(response.takeStream()).toBeUndefined()
    response.abort()
    expect(seen.ended).toBe(false)
  })

  test('that nobody took is ended', () => {
    const { seen, response } = streamed()
    response.abort()
    expect(seen.ended).toBe(true)
  })

  test('that fails while it is ended does not matter', async () => {
    endStream({ next: () => Promise.reject(), return: () => Promise.reject(new Error('gone')) })
    endStream({ next: () => Promise.reject() })
    endStream(undefined)
    await new Promise(setImmediate)
  })
})
