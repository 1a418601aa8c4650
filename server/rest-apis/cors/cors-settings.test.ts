import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { corsFields, refuseWildcards } from './cors-settings.ts'

const schema = z.object(corsFields).superRefine(refuseWildcards)
const headers = { allowHeaders: 'Content-Type' }

function faultsOf(input: object): Record<string, string> {
  const { error } = schema.safeParse({ ...headers, ...input })
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]))
}

describe('an origin', () => {
  test.each([
    ['*', '*'],
    ['https://app.example.com', 'https://app.example.com'],
    [' https://App.Example.com:443/ ', 'https://app.example.com'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['https://[::1]:8443', 'https://[::1]:8443'],
    ['capacitor://localhost', 'capacitor://localhost'],
  ])('%j is sent as %j', (given, sent) => {
    expect(schema.parse({ ...headers, allowOrigin: given }).allowOrigin).toBe(sent)
  })

  test.each([
    '',
    'app.example.com',
    'https://',
    'https://app.example.com/path',
    'https://app.example.com?q=1',
    'https://user:secret@app.example.com',
    'https://*.example.com',
    "https://app.example.com'",
    'null',
    'javascript:alert(1)',
  ])('400 for %j', (allowOrigin) => {
    expect(faultsOf({ allowOrigin }).allowOrigin).toMatch(/one origin such as/)
  })

  test.each(['https://a.example, https://b.example', 'https://a.example https://b.example'])(
    '400 for %j, with what to do instead',
    (allowOrigin) => {
      expect(faultsOf({ allowOrigin }).allowOrigin).toMatch(/takes one origin.*backend/)
    },
  )
})

describe('names of headers', () => {
  test.each([
    ['Content-Type, X-Api-Key', 'Content-Type,X-Api-Key'],
    ['  a\n b ,, c ', 'a,b,c'],
    ['*', '*'],
    ['', ''],
  ])('%j is sent as %j', (given, sent) => {
    const { allowHeaders } = schema.parse({ allowOrigin: '*', allowHeaders: given, exposeHeaders: given })
    expect(allowHeaders).toBe(sent)
  })

  test.each(["it's", 'a:b', 'a"b', 'é', '*,a', 'a(b)'])('400 for %j', (names) => {
    expect(Object.keys(faultsOf({ allowOrigin: '*', allowHeaders: names, exposeHeaders: names })).sort()).toEqual([
      'allowHeaders',
      'exposeHeaders',
    ])
  })
})

test.each([-1, 1.5, 86_401, Number.NaN])('400 for %s seconds', (maxAge) => {
  expect(faultsOf({ allowOrigin: '*', maxAge })).toHaveProperty('maxAge')
})

test.each([0, 5, 86_400])('%s seconds are taken', (maxAge) => {
  expect(schema.parse({ ...headers, allowOrigin: '*', maxAge }).maxAge).toBe(maxAge)
})

describe('with credentials', () => {
  test('400 for every *, which says why', () => {
    const faults = faultsOf({ allowOrigin: '*', allowHeaders: '*', exposeHeaders: '*', allowCredentials: true })
    expect(Object.keys(faults).sort()).toEqual(['allowHeaders', 'allowOrigin', 'exposeHeaders'])
    expect(faults.allowOrigin).toBe('Browsers do not take * together with credentials: name the origin')
    expect(faults.allowHeaders).toBe('Browsers do not take * together with credentials: name the headers')
  })

  test('one origin and names are taken', () => {
    expect(faultsOf({ allowOrigin: 'https://app.example.com', exposeHeaders: 'etag', allowCredentials: true })).toEqual(
      {},
    )
  })
})
