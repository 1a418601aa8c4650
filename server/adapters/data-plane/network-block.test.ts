import { expect, test } from 'vitest'
import { readNetworkBlock } from './network-block.ts'

test.each([
  ['10.0.0.0/8', { address: '10.0.0.0', bits: 8, family: 'ipv4' }],
  ['0.0.0.0/0', { address: '0.0.0.0', bits: 0, family: 'ipv4' }],
  ['192.0.2.1/32', { address: '192.0.2.1', bits: 32, family: 'ipv4' }],
  ['192.0.2.1', { address: '192.0.2.1', bits: 32, family: 'ipv4' }],
  ['fd00::/8', { address: 'fd00::', bits: 8, family: 'ipv6' }],
  ['::/0', { address: '::', bits: 0, family: 'ipv6' }],
  ['::1', { address: '::1', bits: 128, family: 'ipv6' }],
  ['2001:db8::/128', { address: '2001:db8::', bits: 128, family: 'ipv6' }],
])('%s is a block', (text, block) => {
  expect(readNetworkBlock(text)).toEqual(block)
})

test.each([
  ...['', '/', '/8', 'localhost', 'localhost/8', '10.0.0', '10.0.0.256', '010.0.0.1/8', ' 10.0.0.0/8', '10.0.0.0/8 '],
  ...['10.0.0.0/', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/8.5', '10.0.0.0/1e1', '10.0.0.0/0x8', '10.0.0.0/ 8'],
  ...['10.0.0.0/8/8', 'fd00::/129', '[fd00::]/8', 'fd00::/8/', '10.0.0.0/99999999999999999999'],
])('%j is none', (text) => {
  expect(readNetworkBlock(text)).toBeUndefined()
})
