import { describe, expect, test } from 'vitest'
import { checkHostName, covers } from './check-host-name.ts'

const settings = {
  publicUrl: 'https://console.gate.example.org:3000/x',
  gatewayDomain: 'gw.example.net',
  host: '0.0.0.0',
}
const check = (name: string) => checkHostName(name, settings)

test.each([
  'api.example.com',
  'a.b.c.d.example.com',
  '*.example.com',
  '*.a.example.com',
  'xn--bcher-kva.example',
  '1.example.com',
  'a-b.example.co',
  'example.com',
  'shop.localhost',
  'other.gate.example.org',
  `${'a'.repeat(63)}.example.com`,
])('%s is a name', (name) => {
  expect(check(name)).toBe(name)
})

test('names are kept in lower case', () => {
  expect(check('API.Example.COM')).toBe('api.example.com')
})

describe('refuses what is no name of one’s own', () => {
  test.each([
    ...[
      '',
      'localhost',
      'com',
      '.',
      '.example.com',
      'example.com.',
      'a..example.com',
      '-a.example.com',
      'a-.example.com',
    ],
    ...[
      'a_b.example.com',
      'a b.example.com',
      'bücher.example',
      'api.example.com:80',
      'http://api.example.com',
      'a/b.c',
    ],
    ...['127.0.0.1', '10.0.0.300', '1.2.3', '::1', '[::1]', '0x7f.1', '2130706433', 'a.1'],
    ...['*', '*.', '*.com', '**.example.com', 'a.*.example.com', 'a*.example.com', '*a.example.com', '*.*.example.com'],
    ...[`${'a'.repeat(64)}.example.com`, `${'a.'.repeat(126)}com`, 'api.example.com\n', 'api.example.com\u0000'],
  ])('%j', (name) => {
    expect(() => check(name)).toThrow(/^Invalid domain name specified/)
  })
})

describe('refuses what is reserved', () => {
  test.each([
    ...['abc.execute-api.localhost', 'abc.execute-api.us-east-1.example.com', 'execute-api.example.com'],
    ...['x.amazonaws.com', 'amazonaws.com', 'x.cloudfront.net', 'x.on.aws', 'x.invalid', 'x.onion', '1.in-addr.arpa'],
  ])('%s', (name) => {
    expect(() => check(name)).toThrow(/is reserved/)
  })

  test.each([
    ['the console’s host', 'console.gate.example.org'],
    ['a domain that the console is in', 'gate.example.org'],
    ['a domain further up', 'example.org'],
    ['a wildcard over the console', '*.gate.example.org'],
    ['the gateway’s host', 'gw.example.net'],
    ['a domain that the gateway is in', 'example.net'],
    ['a wildcard over the gateway', '*.example.net'],
  ])('%s: %s', (_, name) => {
    expect(() => check(name)).toThrow(/where this installation itself is reached/)
  })
})

test.each([
  ['a.example.com', 'a.example.com', true],
  ['a.example.com', 'b.example.com', false],
  ['*.example.com', 'a.example.com', true],
  ['*.example.com', '*.example.com', true],
  ['*.example.com', 'example.com', false],
  ['*.example.com', 'a.b.example.com', false],
])('%s covers %s: %s', (domainName, host, expected) => {
  expect(covers(domainName, host)).toBe(expected)
})
