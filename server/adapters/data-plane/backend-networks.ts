import { BlockList, isIP, isIPv4 } from 'node:net'
import type { BackendNetworks } from 'gateway-core/ports.ts'

/** Never a backend, whatever the operator lists: link-local and cloud metadata, unspecified, multicast, reserved. */
const never = blockListOf([
  '0.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '100.100.100.200/32',
  '168.63.129.16/32',
  '192.0.0.192/32',
  '::/128',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
  'fd00:ec2::254/128',
  'fd20:ce::254/128',
])
const loopback = blockListOf(['127.0.0.0/8', '::1/128'])
/** RFC 1918, RFC 4193, and what is not routed on the internet: shared address space (RFC 6598), benchmarks, tests. */
const privateNetworks = blockListOf([
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  'fc00::/7',
  '2001:db8::/32',
])

/**
 * The networks that integrations may reach, from `BACKEND_NETWORKS`: `public`, `private`, `loopback` and CIDR blocks.
 * Throws, naming the entry, when one is none of these.
 */
export function createBackendNetworks(networks: readonly string[]): BackendNetworks {
  const listed = blockListOf(networks.filter((network) => !['public', 'private', 'loopback'].includes(network)))
  return {
    allows(address) {
      const target = plainAddress(address)
      if (target === undefined || contains(never, target)) return false
      if (contains(listed, target)) return true
      if (contains(loopback, target)) return networks.includes('loopback')
      if (contains(privateNetworks, target)) return networks.includes('private')
      return networks.includes('public')
    },
  }
}

function blockListOf(blocks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const block of blocks) {
    const [address = '', prefix, ...rest] = block.split('/')
    const family = isIP(address)
    const bits = prefix === undefined ? (family === 4 ? 32 : 128) : Number(prefix)
    const valid = /^\d*$/.test(prefix ?? '') && prefix !== '' && bits <= (family === 4 ? 32 : 128) && rest.length === 0
    if (family === 0 || !valid) {
      throw new Error(`BACKEND_NETWORKS: "${block}" is none of public, private, loopback and a CIDR block`)
    }
    list.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}

function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
}

/**
 * The address without its zone; where an IPv6 address carries an IPv4 one that the packets may end up at (mapped,
 * compatible, NAT64, 6to4), that one. Undefined when it is no address.
 */
function plainAddress(address: string): string | undefined {
  const family = isIP(address)
  if (family === 0) return undefined
  if (family === 4) return address
  const groups = groupsOf(address.split('%')[0] ?? '')
  const [first, second, third] = groups
  const leading = groups.slice(0, 6).join(':')
  const carriesIPv4 =
    ['0:0:0:0:0:65535', '0:0:0:0:65535:0', '100:65435:0:0:0:0'].includes(leading) ||
    (leading === '0:0:0:0:0:0' && (groups[6] ?? 0) !== 0)
  if (carriesIPv4) return dotted(groups[6], groups[7])
  if (first === 0x2002) return dotted(second, third)
  return groups.map((group) => group.toString(16)).join(':')
}

function dotted(high = 0, low = 0): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** The eight 16-bit groups of a valid IPv6 address. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::')
  const before = groupsOfPart(head)
  if (tail === undefined) return before
  const after = groupsOfPart(tail)
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after]
}

function groupsOfPart(part: string): number[] {
  if (part === '') return []
  return part.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)]
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number)
    return [(a << 8) | b, (c << 8) | d]
  })
}
