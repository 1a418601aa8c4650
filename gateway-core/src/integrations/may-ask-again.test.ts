import { expect, test } from 'vitest'
import { StaleConnection } from '../upstream/upstream-connection.ts'
import { mayAskAgain } from './may-ask-again.ts'

const broken = new StaleConnection('read ECONNRESET')

test.each(['GET', 'HEAD', 'OPTIONS'])('%s without a body changes nothing', (method) => {
  expect(mayAskAgain({ method, body: null }, broken)).toBe(true)
  expect(mayAskAgain({ method, body: 'x' }, broken)).toBe(false)
})

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s may change something', (method) => {
  expect(mayAskAgain({ method, body: null }, broken)).toBe(false)
})

test('any other failure would come again, even of a connection that breaks at its first request', () => {
  expect(mayAskAgain({ method: 'GET', body: null }, new Error('x'))).toBe(false)
  for (const code of ['ECONNREFUSED', 'ECONNRESET', 'EPIPE']) {
    expect(mayAskAgain({ method: 'GET', body: null }, Object.assign(new Error('x'), { code }))).toBe(false)
  }
})
