import { expect, test } from 'vitest'
import { createTrustedProxies } from '../data-plane/trusted-proxies.ts'
import { callerAddress } from './caller-address.ts'

function address(proxies: string[], remoteAddress: string | undefined, forwarded?: string): string {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return callerAddress({ socket: { remoteAddress }, headers }, createTrustedProxies(proxies))
}

test.each(['127.0.0.1', '10.1.2.3', '::1', '203.0.113.9'])('nobody is believed unless told: %s', (socket) => {
  expect(address([], socket, '198.51.100.1')).toBe(socket)
})

test.each([
  [['loopback'], '127.0.0.1'],
  [['loopback'], '::1'],
  [['loopback'], '::ffff:127.0.0.1'],
  [['private'], '172.20.0.1'],
  [['203.0.113.0/24'], '203.0.113.9'],
])('of %j a proxy at %s is believed, and only what it wrote itself', (proxies, socket) => {
  expect(address(proxies, socket, '192.168.9.9, 8.8.4.4')).toBe('8.8.4.4')
})

test('a client from afar cannot say that it is someone else', () => {
  expect(address(['loopback', 'private'], '8.8.8.8', '8.8.4.4')).toBe('8.8.8.8')
})

test('over several proxies of ours to the first other address', () => {
  expect(address(['loopback', 'private'], '127.0.0.1', '1.1.1.1, 8.8.4.4, 10.0.0.7')).toBe('8.8.4.4')
})

test('what cannot be read is no address', () => {
  expect(address(['loopback'], '127.0.0.1', '<script>')).toBe('127.0.0.1')
  expect(address(['loopback'], '::ffff:127.0.0.1')).toBe('127.0.0.1')
  expect(address(['loopback'], undefined)).toBe('')
})
