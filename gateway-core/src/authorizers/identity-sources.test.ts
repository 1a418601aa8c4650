import { describe, expect, test } from 'vitest'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileIdentitySources } from './identity-sources.ts'

const script = { methods: { 'GET /': mock(200, '') }, stage: { variables: { tenant: 'acme', empty: '' } } }

function identify(identitySource: string, headers: Record<string, string> = {}, query = '') {
  const { exchange, method } = stagedExchange(script, { path: `/${query}`, headers })
  return compileIdentitySources(identitySource, method.stage)(exchange)
}

describe('a source', () => {
  test('may be a header, in any case', () => {
    expect(identify('method.request.header.Authorization', { authorization: 'x' })).toEqual(['x'])
    expect(identify('method.request.header.authorization', { Authorization: 'x' })).toEqual(['x'])
  })

  test('may be a query parameter, decoded', () => {
    expect(identify('method.request.querystring.user', {}, '?user=a%20b')).toEqual(['a b'])
    expect(identify('method.request.querystring.User', {}, '?user=a')).toBeUndefined()
  })

  test('may be a stage variable', () => {
    expect(identify('stageVariables.tenant')).toEqual(['acme'])
    expect(identify('stageVariables.empty')).toBeUndefined()
    expect(identify('stageVariables.none')).toBeUndefined()
    expect(identify('stageVariables.constructor')).toBeUndefined()
  })

  test('may be of the context', () => {
    expect(identify('context.identity.sourceIp')).toEqual(['203.0.113.7'])
    expect(identify('context.httpMethod')).toEqual(['GET'])
    expect(identify('context.unheard')).toBeUndefined()
  })

  test('that was sent twice counts with all its values', () => {
    expect(identify('method.request.querystring.user', {}, '?user=a&user=b')).toEqual(['a,b'])
    const { exchange, method, client } = stagedExchange(script, { headers: { authorization: 'good' } })
    client.rawHeaders.push('Authorization', 'bad')
    const sources = compileIdentitySources('method.request.header.Authorization', method.stage)
    expect(sources(exchange)).toEqual(['good,bad'])
  })
})

describe('of several', () => {
  const both = ' method.request.header.A , context.httpMethod,, '

  test('all are read, in order', () => {
    expect(identify(both, { a: '1' })).toEqual(['1', 'GET'])
  })

  test('all must be there and not be empty', () => {
    expect(identify(both)).toBeUndefined()
    expect(identify(both, { a: '' })).toBeUndefined()
  })
})

test('none is nobody in particular', () => {
  expect(identify('')).toEqual([])
})

test.each([
  'Authorization',
  'method.request.path.id',
  'method.request.body.token',
  'method.request.header.',
  '$context.httpMethod',
  'stageVariables',
])('%s is a fault', (text) => {
  expect(() => identify(text)).toThrow('is no identity source')
})
