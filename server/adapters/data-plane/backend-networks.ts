import { BlockList, isIPv4 } from 'node:net'
import type { BackendNetworks } from 'gateway-core/ports.ts'
import { embeddedAddresses } from './embedded-addresses.ts'
import { readNetworkBlock } from './network-block.ts'
import { interfaceAddresses, type OwnPort } from './own-ports.ts'

/**
 * Never a backend, whatever the operator lists: link-local, unspecified, multicast, broadcast and reserved addresses,
 * and the metadata services of clouds (AWS, its ECS and EKS, Alibaba, Azure, Oracle, Google, Scaleway).
 */
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
  'fd00:ec2::/32',
  'fd20:ce::254/128',
  'fd00:42::42/128',
])
const loopback = blockListOf(['127.0.0.0/8', '::1/128'])
/**
 * RFC 1918, RFC 4193, and what the IANA special-purpose registries call not globally reachable: shared address space,
 * benchmarks, documentation, discard, local NAT64, segment identifiers, Teredo, ORCHID.
 */
const privateNetworks = blockListOf([
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

export interface OwnAddresses {
  readonly ports: readonly OwnPort[]
  /** The addresses of this machine beside loopback; those of its network interfaces unless told. */
  readonly local?: () => ReadonlySet<string>
}

/**
 * The networks that integrations may reach, from `BACKEND_NETWORKS`: `public`, `private`, `loopback` and CIDR blocks. An
 * address that carries others (mapped, NAT64, 6to4 …) is allowed when all of them are.
 * @param own what no integration may reach even where its address is allowed.
 * @throws Error, naming the entry, when one is none of these.
 */
export function createBackendNetworks(
  networks: readonly string[],
  { ports, local = interfaceAddresses }: OwnAddresses = { ports: [] },
): BackendNetworks {
  const listed = blockListOf(networks.filter((network) => !['public', 'private', 'loopback'].includes(network)))
  const isAllowed = (address: string): boolean => {
    if (contains(never, address)) return false
    if (contains(listed, address)) return true
    return networks.includes(networkOf(address))
  }
  const isOwn = (address: string, port: number): boolean =>
    ports.some((own) => own.port === port && isAt(own, address, local))
  return {
    allows(address, port) {
      const targets = embeddedAddresses(address)
      return targets.length > 0 && targets.every((target) => isAllowed(target) && !isOwn(target, port))
    },
  }
}

function networkOf(address: string): 'public' | 'private' | 'loopback' {
  if (contains(loopback, address)) return 'loopback'
  return contains(privateNetworks, address) ? 'private' : 'public'
}

function isAt({ at }: OwnPort, address: string, local: () => ReadonlySet<string>): boolean {
  if (at === 'inside' && networkOf(address) !== 'public') return true
  if (contains(loopback, address)) return true
  const plain = new Set([...local(), at].flatMap(embeddedAddresses))
  return plain.has(address)
}

function blockListOf(blocks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const block of blocks) {
    const network = readNetworkBlock(block)
    if (network === undefined) {
      throw new Error(`BACKEND_NETWORKS: "${block}" is none of public, private, loopback and a CIDR block`)
    }
    list.addSubnet(network.address, network.bits, network.family)
  }
  return list
}

function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
}
