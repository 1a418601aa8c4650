import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prepareRequestDocument } from '../mapping/body-document.ts'
import { Overrides } from '../templates/overrides.ts'
import { http } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileUriPath } from './uri-path.ts'

function staged(requestParameters: Record<string, string>, request = {}) {
  const script = { methods: { 'GET /pets/{id}/{proxy+}': http('http://backend/', { requestParameters }) } }
  return stagedExchange(script, { path: '/pets/a%20b/x/y%2Fz?q=1%2F2', ...request })
}

function path(template: string, requestParameters: Record<string, string> = {}, request = {}) {
  const { method, exchange } = staged(requestParameters, request)
  return compileUriPath(template, method)(exchange)
}

test.each([
  ['/fixed', '/fixed'],
  ['/{id}', '/a%20b'],
  ['/{proxy}', '/x/y%2Fz'],
  ['/{proxy+}', '/x/y%2Fz'],
  ['/a/{id}/b/{proxy}', '/a/a%20b/b/x/y%2Fz'],
  ['/{unknown}', '/'],
  ['/{}', '/{}'],
  ['/$' + '{id}/x', '/$' + '{id}/x'],
])('%s is %s with the method’s own variables', (template, expected) => {
  expect(path(template)).toBe(expected)
})

test.each([
  ["'fixed/x'", '/fixed%2Fx'],
  ['method.request.path.id', '/a%20b'],
  ['method.request.path.nope', '/'],
  ['method.request.querystring.q', '/1%2F2'],
  ['method.request.header.X-A', '/h%C3%A9'],
  ['context.stage', '/prod'],
  ['stageVariables.nope', '/'],
])('mapped from %s it is %s', (source, expected) => {
  const parameters = { 'integration.request.path.name': source }
  expect(path('/{name}', parameters, { headers: { 'X-A': 'h\xe9' } })).toBe(expected)
})

test('a mapping from the body reads it', () => {
  const { method, exchange } = staged({ 'integration.request.path.name': 'method.request.body.n' })
  exchange.payload = Buffer.from('{"n":"a/b"}')
  prepareRequestDocument(exchange)
  expect(compileUriPath('/{name}', method)(exchange)).toBe('/a%2Fb')
})

test('what a template overrides wins over mapping and variable', () => {
  const { method, exchange } = staged({ 'integration.request.path.id': "'mapped'" })
  const uriPath = compileUriPath('/{id}/{proxy}', method)
  exchange.overrides = new Overrides()
  exchange.overrides.writableRequest().set('path', new Map([['id', 'over/ridden']]))
  expect(uriPath(exchange)).toBe('/over%2Fridden/x/y%2Fz')
})

describe('leads nowhere', () => {
  test.each(['.', '..'])('for %j', (name) => {
    const parameters = { 'integration.request.path.name': `'${name}'` }
    expect(path('/a/{name}/b', parameters)).toBeUndefined()
    expect(path('/a/{name}', parameters)).toBeUndefined()
    expect(path('/a/x{name}', parameters)).toBe(`/a/x${name}`)
  })

  test.each(['method.request.cookie.x', 'integration.response.header.x', ''])('from %j', (source) => {
    const { method } = staged({ 'integration.request.path.name': source })
    expect(() => compileUriPath('/{name}', method)).toThrow('cannot be mapped')
  })
})

test('no value leaves its segment, nor the path', { timeout: 60_000 }, () => {
  const { method, again } = staged({})
  const uriPath = compileUriPath('/a/{id}/b', method)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const exchange = again()
      exchange.overrides = new Overrides()
      exchange.overrides.writableRequest().set('path', new Map([['id', value]]))
      const made = uriPath(exchange)
      if (made === undefined) expect(value).toMatch(/^\.\.?$/)
      else expect(made).toMatch(/^\/a\/[^/?#\s]*\/b$/)
    }),
  )
})
