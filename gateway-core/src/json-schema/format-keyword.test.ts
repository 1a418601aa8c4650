import { expect, test } from 'vitest'
import { compileSchema } from './compile-schema.ts'
import { BrokenSchema, ValidationRun } from './validation-run.ts'

function wrong(format: string, value: unknown): readonly string[] {
  const run = new ValidationRun(10_000)
  const resolve = () => {
    throw new BrokenSchema('no references here')
  }
  compileSchema({ format }, resolve)(value, run)
  return run.messages
}

test.each([
  ['date-time', '2026-11-22T18:03:00Z'],
  ['date-time', '2026-11-22t18:03:00.123z'],
  ['date-time', '2024-02-29T23:59:60+01:00'],
  ['date-time', '2026-11-22T18:03:00+0100'],
  ['email', 'ann@example.com'],
  ['email', 'a.b+c@sub.example.co'],
  ['email', '"quoted name"@example.com'],
  ['hostname', 'example'],
  ['hostname', 'a-b.example.com'],
  ['ipv4', '127.0.0.1'],
  ['ipv6', '::1'],
  ['ipv6', '2001:db8::ff00:42:8329'],
  ['uri', 'https://example.com/a?b=c#d'],
  ['uri', '/relative%20path'],
  ['date-time', 12],
  ['email', null],
  ['constructor', 'x'],
])('%s takes %j', (format, value) => {
  expect(wrong(format, value)).toEqual([])
})

test.each([
  ['date-time', '2026-11-22', 'invalid against requested date format'],
  ['date-time', '2026-02-30T00:00:00Z', 'invalid against requested date format'],
  ['date-time', '2026-13-01T00:00:00Z', 'invalid against requested date format'],
  ['date-time', '2026-11-22T25:00:00Z', 'invalid against requested date format'],
  ['date-time', '2026-11-22T18:03:00', 'invalid against requested date format'],
  ['email', 'ann', 'not a valid email address'],
  ['email', '@example.com', 'not a valid email address'],
  ['email', 'ann@', 'not a valid email address'],
  ['email', 'a b@example.com', 'not a valid email address'],
  ['hostname', '-a.example', 'not a valid hostname'],
  ['hostname', 'a-.example', 'not a valid hostname'],
  ['hostname', 'a..b', 'not a valid hostname'],
  ['hostname', 'x'.repeat(64), 'not a valid hostname'],
  ['ipv4', '256.0.0.1', 'not a valid IPv4 address'],
  ['ipv6', '1.2.3.4', 'not a valid IPv6 address'],
  ['ipv6', 'fe80::1%eth0', 'not a valid IPv6 address'],
  ['uri', 'https://example.com/a b', 'not a valid URI'],
  ['uri', '%zz', 'not a valid URI'],
])('%s refuses %j', (format, value, message) => {
  expect(wrong(format, value)).toEqual([expect.stringContaining(message)])
})
