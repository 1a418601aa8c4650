import { BlockList, isIPv4 } from 'node:net'
import type { SourceNetworks } from 'gateway-core/ports.ts'
import { readNetworkBlock } from './network-block.ts'

/**
 * Labels for callers' networks, from `NETWORK_LABELS`: `vpc-office=10.0.0.0/8,…`. The first block that holds an address
 * names it; resource policies compare it as `aws:SourceVpc` and `aws:SourceVpce`.
 * @throws Error, naming the entry, when one is no `label=CIDR`.
 */
export function createSourceNetworks(entries: readonly string[]): SourceNetworks {
  const networks = entries.map(readEntry)
  return {
    labelOf(address) {
      const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
      const family = isIPv4(plain) ? 'ipv4' : 'ipv6'
      return networks.find(({ blocks }) => blocks.check(plain, family))?.label
    },
  }
}

function readEntry(entry: string): { label: string; blocks: BlockList } {
  const [label = '', block = '', ...rest] = entry.split('=')
  const network = rest.length === 0 ? readNetworkBlock(block) : undefined
  if (!/^[\w.:/-]+$/.test(label) || network === undefined) {
    throw new Error(`NETWORK_LABELS: "${entry}" is no label=CIDR block`)
  }
  const blocks = new BlockList()
  blocks.addSubnet(network.address, network.bits, network.family)
  return { label, blocks }
}
