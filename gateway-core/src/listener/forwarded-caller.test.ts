import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readForwardedCaller } from './forwarded-caller.ts'

/** Proxies are those of 10.0.0.0/8, and 10.0.0.1 is asked. */
function caller(forwardedFor?: string | string[], proto?: string) {
  return readForwardedCaller(
    '10.0.0.1',
    {
      ...(forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }),
      ...(proto === undefined ? {} : { 'x-forwarded-proto': proto }),
    },
    (address) => address.startsWith('10.'),
  )
}

describe('the caller behind trusted proxies', () => {
  test.each([
    ['one proxy', '198.51.100.1', '198.51.100.1'],
    ['what the caller wrote itself is left of it', '203.0.113.9, 198.51.100.1', '198.51.100.1'],
    ['two proxies', '198.51.100.1, 10.1.2.3', '198.51.100.1'],
    ['several header lines are one list', ['203.0.113.9', '198.51.100.1, 10.9.9.9'], '198.51.100.1'],
    ['a proxy itself calls', '10.1.2.3', '10.1.2.3'],
    ['IPv6', '2001:db8::1', '2001:db8::1'],
    ['IPv6 in brackets with a port', '[2001:db8::1]:443', '2001:db8::1'],
    ['a port', '198.51.100.1:5000', '198.51.100.1'],
    ['IPv4 in IPv6', '::ffff:198.51.100.1', '198.51.100.1'],
    ['nothing', undefined, '10.0.0.1'],
    ['nothing that is an address', 'unknown', '10.0.0.1'],
    ['an address left of what is none', '198.51.100.1, _hidden, 10.1.2.3', '10.1.2.3'],
    ['an empty entry', '198.51.100.1, ', '10.0.0.1'],
    ['a number that is no address', '198.51.100.999', '10.0.0.1'],
  ])('%s', (_, forwardedFor, sourceIp) => {
    expect(caller(forwardedFor)).toEqual({ sourceIp, isSecure: false })
  })

  test.each([
    ['https', true],
    ['HTTPS', true],
    ['http', false],
    ['https, http', false],
    ['http, https', true],
    ['', false],
    ['httpsx', false],
  ])('came by TLS as the last proxy says: %j', (proto, isSecure) => {
    expect(caller(undefined, proto)).toMatchObject({ isSecure })
  })
})

test('no header makes a caller of what is no address, nor of one that is left of an untrusted one', () => {
  const entry = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string(), fc.constantFrom('10.0.0.2', '10.0.0.3'))
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 6 }), fc.ipV4(), (entries, last) => {
      fc.pre(!last.startsWith('10.'))
      expect(caller([...entries, last].join(', ')).sourceIp).toBe(last)
    }),
  )
})
