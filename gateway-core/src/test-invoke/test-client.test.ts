import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { maxPayloadBytes } from '../client.ts'
import { TestClient } from './test-client.ts'

const request = { httpMethod: 'POST', path: '/pets/7', query: 'a=1', headers: ['A', 'b'], body: '{"ä":1}' }

describe('the caller of a test', () => {
  test('asks as a caller of a deployed stage would', async () => {
    const client = new TestClient(request, 'test-invoke-stage')
    expect([client.method, client.target]).toEqual(['POST', '/test-invoke-stage/pets/7?a=1'])
    expect(new TestClient({ ...request, query: '' }, 's').target).toBe('/s/pets/7')
    expect(client.bodyLength).toBe(8)
    expect((await buffer(client.body())).toString()).toBe('{"ä":1}')
  })

  test('keeps the whole answer', async () => {
    const client = new TestClient(request, 's')
    let done = 0
    client.onDone(() => done++)
    client.start(200, ['C', 'd'])
    expect(client.write(Buffer.from('one '))).toBe(true)
    client.end('two')
    expect(await client.answered).toBe(true)
    expect([client.status, client.headers, client.received().toString()]).toEqual([200, ['C', 'd'], 'one two'])
    expect(client.bytesSent).toBe(7)
    expect(done).toBe(1)
  })

  test('knows an answer that breaks off', async () => {
    const client = new TestClient(request, 's')
    client.write(Buffer.from('half'))
    client.destroy()
    expect(await client.answered).toBe(false)
    expect(client.gone).toBe(true)
  })

  test('takes no more than a gateway passes, and stops what sends more', async () => {
    const client = new TestClient(request, 's')
    let aborted = 0
    client.flow = { resume: () => undefined, abort: () => void aborted++ }
    client.write(Buffer.alloc(maxPayloadBytes))
    client.write(Buffer.alloc(1))
    expect(await client.answered).toBe(false)
    expect([client.received().length, aborted]).toEqual([maxPayloadBytes, 1])
  })

  test('ends with an empty body as well', async () => {
    const client = new TestClient(request, 's')
    client.end()
    expect(await client.answered).toBe(true)
    expect(client.received()).toHaveLength(0)
  })
})
