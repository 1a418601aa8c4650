import { expect, test } from 'vitest'
import { createTrustedProxies } from './trusted-proxies.ts'

test.each([
  [['loopback'], '127.8.8.8', true],
  [['loopback'], '::1', true],
  [['loopback'], '10.0.0.1', false],
  [['private'], '172.31.0.1', true],
  [['private'], 'fd00::1', true],
  [['private'], '172.32.0.1', false],
  [['192.0.2.1'], '192.0.2.1', true],
  [['192.0.2.1'], '192.0.2.2', false],
  [['2001:db8::/32', '10.0.0.0/8'], '2001:db8:ffff::1', true],
])('of %j, %s is believed: %s', (entries, address, isTrusted) => {
  expect(createTrustedProxies(entries)?.(address)).toBe(isTrusted)
})

test('nobody is believed unless told', () => {
  expect(createTrustedProxies([])).toBeUndefined()
})

test.each(['nowhere', '10.0.0.0/33', '10.0.0.0/', '::1/129', ''])('%j is no network', (entry) => {
  expect(() => createTrustedProxies([entry])).toThrow(`TRUSTED_PROXIES: "${entry}" is none of`)
})
