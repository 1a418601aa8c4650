import { describe, expect, test } from 'vitest'
import {
  isMappable,
  isSent,
  mappedHeaderName,
  namedByConnection,
  requestHeaderRule,
  responseHeaderName,
} from './header-rules.ts'

describe('a caller’s header', () => {
  test.each([
    'Accept',
    'Accept-Encoding',
    'Content-Type',
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
    'Content-Encoding',
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
    'X-HTTP-Method-Override',
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
    'constructor',
    '__proto__',
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

describe('a mapped header of a request', () => {
  const everywhere = ['Content-Length', 'Transfer-Encoding', 'X-Amzn-Trace-Id', 'X-Amzn-Apigateway-Api-Id']
  const atAws = ['Authorization', 'Connection', 'Expect', 'Proxy-Authenticate', 'TE']

  test.each(everywhere)('%s may be set for no integration', (name) => {
    for (const type of ['HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY', 'MOCK'] as const) {
      expect(isMappable(name, type)).toBe(false)
      expect(isMappable(name.toLowerCase(), type)).toBe(false)
    }
  })

  test.each(atAws)('%s may not be set for AWS', (name) => {
    expect(isMappable(name, 'AWS')).toBe(false)
    expect(isMappable(name, 'AWS_PROXY')).toBe(false)
    expect(isMappable(name, 'HTTP')).toBe(true)
    expect(isMappable(name, 'HTTP_PROXY')).toBe(true)
  })

  test.each([
    ['Expect', 'HTTP', false],
    ['Proxy-Authenticate', 'HTTP_PROXY', false],
    ['TE', 'HTTP', false],
    ['Via', 'HTTP', false],
    ['Via', 'AWS', true],
    ['Referer', 'AWS', false],
    ['Referer', 'HTTP', true],
    ['Host', 'HTTP_PROXY', true],
    ['X-HTTP-Method-Override', 'HTTP_PROXY', true],
    ['Content-Encoding', 'HTTP_PROXY', true],
  ] as const)('%s with %s is sent: %s', (name, type, expected) => {
    expect(isSent(name, type)).toBe(expected)
  })
})

describe('a mapped header of an answer', () => {
  test.each(['Connection', 'Content-Length', 'Date', 'Server'])('%s is remapped always', (name) => {
    expect(mappedHeaderName(name, 'MOCK')).toBe(`x-amzn-Remapped-${name}`)
    expect(mappedHeaderName(name, 'HTTP')).toBe(`x-amzn-Remapped-${name}`)
  })

  test.each([
    'Authorization',
    'Content-MD5',
    'Expect',
    'Host',
    'Max-Forwards',
    'Proxy-Authenticate',
    'Trailer',
    'Upgrade',
    'User-Agent',
    'WWW-Authenticate',
  ])('%s is remapped for HTTP and AWS', (name) => {
    expect(mappedHeaderName(name, 'HTTP')).toBe(`x-amzn-Remapped-${name}`)
    expect(mappedHeaderName(name.toLowerCase(), 'AWS')).toBe(`x-amzn-Remapped-${name}`)
  })

  test('of a mock only the hop’s own are kept back', () => {
    expect(mappedHeaderName('WWW-Authenticate', 'MOCK')).toBe('WWW-Authenticate')
    expect(mappedHeaderName('Upgrade', 'MOCK')).toBe('')
  })

  test('Transfer-Encoding is dropped', () => {
    expect(mappedHeaderName('Transfer-Encoding', 'HTTP')).toBe('')
    expect(mappedHeaderName('transfer-encoding', 'MOCK')).toBe('')
  })

  test.each(['X-Own', 'constructor', '__proto__', 'Set-Cookie'])('%s keeps its name', (name) => {
    expect(mappedHeaderName(name, 'HTTP')).toBe(name)
  })
})
