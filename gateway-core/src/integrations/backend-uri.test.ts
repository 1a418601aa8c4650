import { describe, expect, test } from 'vitest'
import { httpProxy } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileBackendUri } from './backend-uri.ts'

interface Given {
  readonly resource?: string
  readonly path?: string
  readonly requestParameters?: Record<string, string>
  readonly variables?: Record<string, string>
  readonly headers?: Record<string, string>
}

function uriFor(uri: string, given: Given = {}) {
  const { resource = '/', path = '/', requestParameters, variables = {}, headers } = given
  const script = { methods: { [`GET ${resource}`]: httpProxy(uri, { requestParameters }) }, stage: { variables } }
  const { exchange, method } = stagedExchange(script, { path, headers })
  const compiled = compileBackendUri(method)
  return { origin: compiled.origin, path: compiled.path(exchange), query: compiled.query }
}

test.each([
  ['http://backend', 'http://backend', '/', ''],
  ['http://backend/', 'http://backend', '/', ''],
  ['HTTP://Backend:8080/A/b', 'http://backend:8080', '/A/b', ''],
  ['https://backend:443/a', 'https://backend', '/a', ''],
  ['http://127.0.0.1:9000/a?b=c&d', 'http://127.0.0.1:9000', '/a', 'b=c&d'],
  ['http://[::1]:9000/a', 'http://[::1]:9000', '/a', ''],
  ['http://backend?x=1', 'http://backend', '/', 'x=1'],
  ['http://0x7f.1/a', 'http://127.0.0.1', '/a', ''],
])('%s goes to %s%s?%s', (uri, origin, path, query) => {
  expect(uriFor(uri)).toEqual({ origin, path, query })
})

describe('path variables', () => {
  test('go through as the caller encoded them', () => {
    const given = { resource: '/pets/{id}/{name}', path: '/pets/a%2Fb/caf%C3%A9+x' }
    expect(uriFor('http://backend/v1/{id}/of/{name}', given).path).toBe('/v1/a%2Fb/of/caf%C3%A9+x')
  })

  test('a greedy one keeps its slashes, in either spelling', () => {
    const given = { resource: '/{proxy+}', path: '/a/b%20c//d' }
    expect(uriFor('http://backend/x/{proxy}', given).path).toBe('/x/a/b%20c//d')
    expect(uriFor('http://backend/x/{proxy+}', given).path).toBe('/x/a/b%20c//d')
  })

  test('follow the mapping where there is one', () => {
    const requestParameters = { 'integration.request.path.petId': 'method.request.path.id' }
    const given = { resource: '/pets/{id}', path: '/pets/7', requestParameters }
    expect(uriFor('http://backend/{petId}', given).path).toBe('/7')
  })

  test('that nobody knows are empty', () => {
    expect(uriFor('http://backend/a/{nope}/b').path).toBe('/a//b')
  })

  test('from elsewhere are encoded here', () => {
    const requestParameters = { 'integration.request.path.who': 'method.request.header.X-Who' }
    const given = { requestParameters, headers: { 'X-Who': 'a/b c?d#é' } }
    expect(uriFor('http://backend/{who}', given).path).toBe('/a%2Fb%20c%3Fd%23%C3%A9')
  })

  test.each(['..', '.'])('from elsewhere cannot lead out of the path with "%s"', (who) => {
    const requestParameters = { 'integration.request.path.who': 'method.request.header.X-Who' }
    const given = { requestParameters, headers: { 'X-Who': who } }
    expect(uriFor('http://backend/a/{who}/b', given).path).toBeUndefined()
    expect(uriFor('http://backend/a/{who}', given).path).toBeUndefined()
    expect(uriFor('http://backend/a/x{who}', given).path).toBe(`/a/x${who}`)
  })

  test('may be mapped from static text', () => {
    const requestParameters = { 'integration.request.path.v': "'v 2'" }
    expect(uriFor('http://backend/{v}/pets', { requestParameters }).path).toBe('/v%202/pets')
  })
})

describe('stage variables', () => {
  const $ = '\x24'

  test('fill host, port and path', () => {
    const uri = `http://${$}{stageVariables.host}:${$}{stageVariables.port}/${$}{stageVariables.base}/x`
    const variables = { host: 'backend', port: '81', base: 'v1/api' }
    expect(uriFor(uri, { variables })).toMatchObject({ origin: 'http://backend:81', path: '/v1/api/x' })
  })

  test('fill the query', () => {
    const uri = `http://backend/x?tenant=${$}{stageVariables.tenant}&v=${$}{stageVariables.nope}`
    expect(uriFor(uri, { variables: { tenant: 'acme' } }).query).toBe('tenant=acme&v=')
  })

  test('that are missing are empty', () => {
    expect(uriFor(`http://backend/${$}{stageVariables.nope}/x`).path).toBe('//x')
    expect(() => uriFor(`http://${$}{stageVariables.nope}/x`)).toThrow('Invalid endpoint address')
  })
})

describe('refuses', () => {
  test.each([
    '',
    'backend/path',
    '/path',
    'ftp://backend/',
    'file:///etc/passwd',
    'http://',
    'http:///path',
    'http://user:secret@backend/',
    'http://{tenant}.backend/',
    'http://back end/',
    'http://backend:99999/',
    'http://backend/a b',
    'http://backend/a#b',
    'http://[::1/',
  ])('"%s"', (uri) => {
    expect(() => uriFor(uri)).toThrow('Invalid endpoint address')
  })

  test('a mapping that cannot be served', () => {
    const requestParameters = { 'integration.request.path.id': 'integration.response.body.id' }
    expect(() => uriFor('http://backend/{id}', { requestParameters })).toThrow('cannot be mapped')
  })
})
