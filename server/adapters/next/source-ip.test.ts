import { expect, test } from 'vitest'
import { sourceIpHeader, sourceIpOf } from './source-ip.ts'

test('the address is what the server in front of the pages says, whatever else is claimed', () => {
  const headers = new Headers({ [sourceIpHeader]: '203.0.113.9', 'x-forwarded-for': '198.51.100.1' })
  expect(sourceIpOf(headers)).toBe('203.0.113.9')
})

test('without its word nobody is believed', () => {
  expect(sourceIpOf(new Headers({ 'x-forwarded-for': '198.51.100.1' }))).toBe('unknown')
  expect(sourceIpOf(new Headers({ [sourceIpHeader]: '' }))).toBe('unknown')
})
