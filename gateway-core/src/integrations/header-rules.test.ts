import { describe, expect, test } from 'vitest'
import { namedByConnection, requestHeaderRule, responseHeaderName } from './header-rules.ts'

describe('a caller’s header', () => {
  test.each([
    'Accept',
    'Accept-Encoding',
    'Content-Type',
    'Content-Encoding',
    'Cookie',
    'User-Agent',
    'x-api-key',
    'X-Forwarded-For',
    'X-Custom',
    'Referer',
  ])('%s is sent', (name) => {
    expect(requestHeaderRule(name)).toBe('send')
  })

  test.each([
    'Host',
    'Content-Length',
    'Content-MD5',
    'Expect',
    'HTTP2-Settings',
    'Keep-Alive',
    'Max-Forwards',
    'Proxy-Authenticate',
    'Proxy-Connection',
    'Server',
    'TE',
    'Trailer',
    'Transfer-Encoding',
    'Upgrade',
    'Via',
    'WWW-Authenticate',
    'X-Amzn-Apigateway-Api-Id',
    'Transfer_Encoding',
    'Content_Length',
  ])('%s stays here, in any case', (name) => {
    expect(requestHeaderRule(name)).toBe('drop')
    expect(requestHeaderRule(name.toLowerCase())).toBe('drop')
    expect(requestHeaderRule(name.toUpperCase())).toBe('drop')
  })

  test('Connection and Authorization depend on their value', () => {
    expect(requestHeaderRule('Connection')).toBe('connection')
    expect(requestHeaderRule('AUTHORIZATION')).toBe('ask')
  })

  test('is judged the same after thousands of other names', () => {
    for (let index = 0; index < 3000; index++) expect(requestHeaderRule(`X-Name-${index}`)).toBe('send')
    expect(requestHeaderRule('transfer-ENCODING')).toBe('drop')
    expect(requestHeaderRule('X-Name-2999')).toBe('send')
  })
})

describe('Connection names', () => {
  test.each([
    ['keep-alive', []],
    ['close', []],
    ['', []],
    ['X-One, x-two', ['x-one', 'x-two']],
    ['close, X-One,, ', ['x-one']],
    ['x-api-key, Authorization, Cookie, Content-Type', []],
  ])('in "%s" %j', (value, names) => {
    expect(namedByConnection(value)).toEqual(names)
  })
})

describe('a backend’s header', () => {
  test.each([
    'Content-Type',
    'Content-Encoding',
    'Set-Cookie',
    'ETag',
    'WWW-Authenticate',
    'x-lower',
    'X-Amzn-Trace-Id',
  ])('%s keeps its name', (name) => {
    expect(responseHeaderName(name)).toBe(name)
  })

  test.each([
    ['Connection', 'x-amzn-Remapped-Connection'],
    ['connection', 'x-amzn-Remapped-Connection'],
    ['Content-Length', 'x-amzn-Remapped-Content-Length'],
    ['Date', 'x-amzn-Remapped-Date'],
    ['server', 'x-amzn-Remapped-Server'],
    ['X-Amzn-RequestId', 'x-amzn-Remapped-x-amzn-RequestId'],
    ['x-amz-apigw-id', 'x-amzn-Remapped-x-amz-apigw-id'],
  ])('%s becomes %s', (name, remapped) => {
    expect(responseHeaderName(name)).toBe(remapped)
  })

  test.each(['Transfer-Encoding', 'Keep-Alive', 'Via', 'Trailer', 'Upgrade', 'TE', 'Proxy-Connection'])(
    '%s is dropped',
    (name) => {
      expect(responseHeaderName(name)).toBe('')
    },
  )
})
