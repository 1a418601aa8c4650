import { expect, test } from 'vitest'
import { sourceIpOf } from './source-ip.ts'

function sourceIp(socket: string | undefined, forwarded?: string): string {
  const headers = new Headers()
  if (socket) headers.set('x-gatehouse-socket-address', socket)
  if (forwarded) headers.set('x-forwarded-for', forwarded)
  return sourceIpOf(headers)
}

test('the address of the socket', () => expect(sourceIp('203.0.113.9')).toBe('203.0.113.9'))

test('a client from afar cannot say that it is someone else', () =>
  expect(sourceIp('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9'))

test.each(['127.0.0.1', '10.1.2.3', '192.168.0.1', '172.20.0.1', '::1', 'fd00::1', '::ffff:127.0.0.1'])(
  'a proxy at %s is believed, and only its own word',
  (socket) => expect(sourceIp(socket, '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9'),
)

test.each(['172.32.0.1', '11.0.0.1'])('%s is no private network', (socket) =>
  expect(sourceIp(socket, '198.51.100.1')).toBe(socket),
)

test('an IPv4 address in IPv6 clothes is told plainly', () =>
  expect(sourceIp('::ffff:203.0.113.9')).toBe('203.0.113.9'))

test('without a socket address the last forwarded one, or none', () => {
  expect(sourceIp(undefined, '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9')
  expect(sourceIp(undefined)).toBe('unknown')
})
