import { BlockList, isIPv4 } from 'node:net'
import { readNetworkBlock } from './network-block.ts'

/** What may stand for blocks in settings that list networks. */
export const networkNames: ReadonlySet<string> = new Set(['public', 'private', 'loopback'])

const loopback = blockListOf('loopback', ['127.0.0.0/8', '::1/128'])
/**
 * RFC 1918, RFC 4193, and what the IANA special-purpose registries call not globally reachable: shared address space,
 * benchmarks, documentation, discard, local NAT64, segment identifiers, Teredo, ORCHID.
 */
const privateNetworks = blockListOf('loopback', [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '64:ff9b:1::/48',
  '100::/64',
  '100:0:0:1::/64',
  '2001::/23',
  '2001:db8::/32',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
])

/** Which of the three an address is of. */
export function networkOf(address: string): 'public' | 'private' | 'loopback' {
  if (contains(loopback, address)) return 'loopback'
  return contains(privateNetworks, address) ? 'private' : 'public'
}

/** @throws Error, naming the variable and the entry, when one is no block. */
export function blockListOf(variable: string, blocks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const block of blocks) {
    const network = readNetworkBlock(block)
    if (network === undefined) {
      throw new Error(`${variable}: "${block}" is none of ${[...networkNames].join(', ')} and a CIDR block`)
    }
    list.addSubnet(network.address, network.bits, network.family)
  }
  return list
}

export function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
}
