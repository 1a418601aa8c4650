import { expect, test } from 'vitest'
import { mayAskAgain } from './may-ask-again.ts'

const broken = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })

test.each(['GET', 'HEAD', 'OPTIONS'])('%s without a body changes nothing', (method) => {
  expect(mayAskAgain({ method, body: null }, broken)).toBe(true)
  expect(mayAskAgain({ method, body: 'x' }, broken)).toBe(false)
})

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s may change something', (method) => {
  expect(mayAskAgain({ method, body: null }, broken)).toBe(false)
})

test.each(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])('%s is a connection that broke', (code) => {
  expect(mayAskAgain({ method: 'GET', body: null }, Object.assign(new Error('x'), { code }))).toBe(true)
})

test('any other failure would come again', () => {
  expect(mayAskAgain({ method: 'GET', body: null }, new Error('x'))).toBe(false)
  const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' })
  expect(mayAskAgain({ method: 'GET', body: null }, refused)).toBe(false)
})
