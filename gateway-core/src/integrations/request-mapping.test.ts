import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { Overrides } from '../templates/overrides.ts'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileRequestMapping } from './request-mapping.ts'

const { exchange, again } = stagedExchange(
  { methods: { 'GET /pets/{id}': mock(200, '') } },
  { path: '/pets/7?q=a%20b&m=1&m=%26&e=', headers: { 'X-In': 'in', 'X-Latin': 'caf\xe9' } },
)

type Type = IntegrationSnapshot['type']

function headers(requestParameters: Record<string, string>, type: Type = 'HTTP', from = exchange): string[] {
  const sent: string[] = []
  compileRequestMapping({ type, requestParameters }).addHeaders(from, sent)
  return sent
}

function query(requestParameters: Record<string, string>, before: string, from = exchange): string {
  return compileRequestMapping({ type: 'HTTP', requestParameters }).addQuery(from, before)
}

/** The same request after a template has overridden something. */
function overridden(place: string, values: Record<string, unknown>) {
  const changed = again()
  changed.overrides = new Overrides()
  changed.overrides.writableRequest().set(place, new Map(Object.entries(values)))
  return changed
}

describe('headers', () => {
  test('come from anywhere that a mapping can name', () => {
    expect(
      headers({
        'integration.request.header.X-Static': "'fixed'",
        'integration.request.header.X-Out': 'method.request.header.x-in',
        'integration.request.header.X-Id': 'method.request.path.id',
        'integration.request.header.X-Stage': 'context.stage',
        'integration.request.header.Host': "'other.example.com'",
      }),
    ).toEqual(['X-Static', 'fixed', 'X-Out', 'in', 'X-Id', '7', 'X-Stage', 'prod', 'Host', 'other.example.com'])
  })

  test('that have no value are left out', () => {
    expect(headers({ 'integration.request.header.X': 'method.request.header.nope' })).toEqual([])
    expect(headers({ 'integration.request.header.X': 'method.request.querystring.e' })).toEqual([])
    expect(headers({ 'integration.request.header.X': "''" })).toEqual([])
  })

  test('that would break the head are left out', () => {
    expect(headers({ 'integration.request.header.X': "'a\r\nX-Evil: 1'" })).toEqual([])
    expect(headers({ 'integration.request.header.X': 'method.request.header.X-Latin' })).toEqual(['X', 'caf\xe9'])
  })

  test.each(['Connection', 'Expect', 'Keep-Alive', 'TE', 'Upgrade', 'Via'])('%s is the connection’s own', (name) => {
    const mapping = { [`integration.request.header.${name}`]: "'x'" }
    expect(headers(mapping)).toEqual([])
    expect(compileRequestMapping({ type: 'HTTP', requestParameters: mapping }).headerNames.size).toBe(0)
  })

  test.each(['Content-Length', 'transfer-encoding', 'X-Amzn-Trace-Id', 'X-Amzn-Apigateway-Api-Id'])(
    '%s cannot be mapped at all',
    (name) => {
      expect(() => headers({ [`integration.request.header.${name}`]: "'x'" })).toThrow(`${name} cannot be mapped`)
    },
  )

  test('are known by their names in lower case', () => {
    const requestParameters = { 'integration.request.header.X-Static': "'fixed'" }
    const { headerNames } = compileRequestMapping({ type: 'HTTP', requestParameters })
    expect([...headerNames]).toEqual(['x-static'])
  })
})

describe('query parameters', () => {
  const mapped = {
    'integration.request.querystring.id': 'method.request.path.id',
    'integration.request.querystring.a b': 'method.request.querystring.q',
    'integration.request.querystring.none': 'method.request.querystring.nope',
  }

  test('are appended, encoded', () => {
    expect(query(mapped, 'x=1')).toBe('x=1&id=7&a%20b=a%20b')
  })

  test('stand alone when there is no other', () => {
    expect(query(mapped, '')).toBe('id=7&a%20b=a%20b')
  })

  test('leave the query alone when there are none', () => {
    expect(query({}, 'x=1')).toBe('x=1')
  })
})

test('other keys are not meant here', () => {
  const mapping = { 'integration.request.path.id': "'x'", 'method.response.header.X': "'x'", nonsense: "'x'" }
  expect(headers(mapping)).toEqual([])
  expect(query(mapping, '')).toBe('')
})

describe('header rules of each type', () => {
  const mapped = (name: string) => ({ [`integration.request.header.${name}`]: "'x'" })

  test.each<[Type, string]>(
    (['AWS', 'AWS_PROXY'] as const).flatMap((type) =>
      ['Authorization', 'connection', 'Expect', 'Proxy-Authenticate', 'TE', 'Content-Length'].map(
        (name): [Type, string] => [type, name],
      ),
    ),
  )('%s cannot map %s', (type, name) => {
    expect(() => headers(mapped(name), type)).toThrow(`${name} cannot be mapped`)
  })

  test.each<[Type, string, boolean]>([
    ['HTTP', 'Authorization', true],
    ['HTTP_PROXY', 'Authorization', true],
    ['HTTP', 'Referer', true],
    ['AWS', 'Referer', false],
    ['HTTP', 'Via', false],
    ['AWS', 'Via', true],
    ['HTTP', 'Content-Encoding', true],
    ['HTTP_PROXY', 'Host', true],
    ['MOCK', 'X', true],
    ['HTTP', 'Transfer_Encoding', false],
    ['HTTP', 'HTTP2-Settings', false],
  ])('%s sends a mapped %s: %s', (type, name, isSent) => {
    expect(headers(mapped(name), type)).toEqual(isSent ? [name, 'x'] : [])
  })

  test.each(['a b', 'x:y', 'x\r\ny', 'é'])('%j is no name of a header', (name) => {
    expect(() => headers(mapped(name))).toThrow()
  })
})

describe('all values of a repeated parameter', () => {
  test('stay repeated in a query string', () => {
    const mapping = { 'integration.request.querystring.n': 'method.request.multivaluequerystring.m' }
    expect(query(mapping, 'a=b')).toBe('a=b&n=1&n=%26')
  })

  test('are joined in a header', () => {
    const mapping = { 'integration.request.header.X': 'method.request.multivaluequerystring.m' }
    expect(headers(mapping)).toEqual(['X', '1,&'])
  })

  test('an empty one is kept in a query string', () => {
    const mapping = { 'integration.request.querystring.n': 'method.request.querystring.e' }
    expect(query(mapping, '')).toBe('n=')
  })
})

describe('what a template overrides', () => {
  const mapping = { 'integration.request.header.X-One': "'mapped'", 'integration.request.header.X-Two': "'two'" }

  test('replaces the mapped header of that name, in any case', () => {
    expect(headers(mapping, 'HTTP', overridden('header', { 'x-ONE': 'set' }))).toEqual(['X-Two', 'two', 'x-ONE', 'set'])
  })

  test('is a header of its own where none was mapped; a list is joined', () => {
    expect(headers({}, 'HTTP', overridden('header', { X: ['a', 'b'] }))).toEqual(['X', 'a,b'])
  })

  test('replaces the query parameter of that name; a list is repeated', () => {
    const parameters = { 'integration.request.querystring.q': "'mapped'" }
    expect(query(parameters, 'own=1', overridden('querystring', { q: ['1', '&'], r: 'x y' }))).toBe(
      'own=1&q=1&q=%26&r=x%20y',
    )
  })

  test('never breaks the head', () => {
    expect(headers({}, 'HTTP', overridden('header', { X: 'a\r\nEvil: 1', Y: 'ok' }))).toEqual(['Y', 'ok'])
    expect(headers({}, 'HTTP', overridden('header', { 'X: 1\r\nEvil': 'x', Y: 'ok' }))).toEqual(['Y', 'ok'])
  })
})

describe('from the body', () => {
  const requestParameters = {
    'integration.request.header.X': 'method.request.body.a.b',
    'integration.request.querystring.all': 'method.request.body',
  }

  test('the body must be there, and it is parsed once for all', () => {
    const mapping = compileRequestMapping({ type: 'HTTP', requestParameters })
    expect(mapping.readsBody).toBe(true)
    const asked = again()
    asked.payload = Buffer.from('{"a":{"b":[1]}}')
    expect(mapping.prepare(asked)).toBeUndefined()
    const sent: string[] = []
    mapping.addHeaders(asked, sent)
    expect(sent).toEqual(['X', '[1]'])
    expect(mapping.addQuery(asked, '')).toBe('all=%7B%22a%22%3A%7B%22b%22%3A%5B1%5D%7D%7D')
  })

  test('a body that is no JSON is refused', () => {
    const asked = again()
    asked.payload = Buffer.from('{oops')
    expect(compileRequestMapping({ type: 'HTTP', requestParameters }).prepare(asked)).toMatchObject({
      message: 'Invalid JSON in request body',
    })
  })

  test('of the answer there is none yet', () => {
    const parameters = { 'integration.request.header.X': 'integration.response.body.a' }
    expect(() => headers(parameters)).toThrow('cannot be mapped from integration.response.body.a')
  })

  test('a mapping that does not read it asks for nothing', () => {
    const mapping = compileRequestMapping({ type: 'HTTP', requestParameters: {} })
    expect(mapping.readsBody).toBe(false)
    expect(mapping.prepare(again())).toBeUndefined()
  })
})

test('whatever a caller and a provider say, no header holds a line end', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (value, overriding) => {
      const hostile = again({ path: `/pets/1?q=${encodeURIComponent(value.toWellFormed())}` })
      hostile.overrides = new Overrides()
      const written = [
        [overriding, value],
        ['Y', overriding],
      ] as const
      hostile.overrides.writableRequest().set('header', new Map(written))
      hostile.payload = Buffer.from(JSON.stringify({ v: value }))
      const requestParameters = {
        'integration.request.header.B': 'method.request.querystring.q',
        'integration.request.header.C': 'method.request.body.v',
        'integration.request.header.D': `'${value}'`,
        'integration.request.querystring.e': 'method.request.body.v',
      }
      const mapping = compileRequestMapping({ type: 'HTTP', requestParameters })
      const sent: string[] = []
      mapping.prepare(hostile)
      mapping.addHeaders(hostile, sent)
      expect(sent.length % 2).toBe(0)
      for (const text of sent) expect(text).toMatch(/^[\t\x20-\x7e\x80-\xff]+$/)
      expect(mapping.addQuery(hostile, '')).toMatch(/^[\x21-\x7e]*$/)
    }),
  )
})
