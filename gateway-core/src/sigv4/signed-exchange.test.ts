import { expect, test } from 'vitest'
import { MemoryClient } from '../testing/memory-client.ts'
import { signedExchange } from './signed-exchange.ts'

test('is the request as it stood on the wire', () => {
  const client = new MemoryClient({
    method: 'PUT',
    target: '/_aws/execute-api/abcde12345/prod/a%20b//c?x=1&y=%20',
    headers: { Host: 'localhost:8080', 'X-A': ' 1' },
  })
  client.rawHeaders.push('x-a', '2')
  expect(signedExchange({ client })).toEqual({
    verb: 'PUT',
    path: '/_aws/execute-api/abcde12345/prod/a%20b//c',
    query: 'x=1&y=%20',
    headers: [
      ['Host', 'localhost:8080'],
      ['X-A', ' 1'],
      ['x-a', '2'],
    ],
  })
})

test('may have no query', () => {
  expect(signedExchange({ client: new MemoryClient({ target: '/prod/' }) })).toMatchObject({
    path: '/prod/',
    query: '',
  })
})
