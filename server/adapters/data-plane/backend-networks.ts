import type { BackendNetworks } from 'gateway-core/ports.ts'
import { embeddedAddresses } from './embedded-addresses.ts'
import { blockListOf, contains, networkNames, networkOf } from './named-networks.ts'
import { interfaceAddresses, type OwnPort } from './own-ports.ts'

/**
 * Never a backend, whatever the operator lists: link-local, unspecified, multicast, broadcast and reserved addresses,
 * and the metadata services of clouds (AWS, its ECS and EKS, Alibaba, Azure, Oracle, Google, Scaleway).
 */
const never = blockListOf('never', [
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
  const listed = blockListOf(
    'BACKEND_NETWORKS',
    networks.filter((network) => !networkNames.has(network)),
  )
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

function isAt({ at }: OwnPort, address: string, local: () => ReadonlySet<string>): boolean {
  if (at === 'inside' && networkOf(address) !== 'public') return true
  if (networkOf(address) === 'loopback') return true
  const plain = new Set([...local(), at].flatMap(embeddedAddresses))
  return plain.has(address)
}
