import type { IsTrustedProxy } from 'gateway-core/listener/forwarded-caller.ts'
import { blockListOf, contains, networkNames, networkOf } from './named-networks.ts'

/**
 * Whose `X-Forwarded-…` headers are believed, from `TRUSTED_PROXIES`: `loopback`, `private`, addresses and CIDR blocks.
 * @returns undefined for nobody
 * @throws Error, naming the entry, when one is none of these.
 */
export function createTrustedProxies(entries: readonly string[]): IsTrustedProxy | undefined {
  if (entries.length === 0) return undefined
  const listed = blockListOf(
    'TRUSTED_PROXIES',
    entries.filter((entry) => !networkNames.has(entry)),
  )
  return (address) => contains(listed, address) || entries.includes(networkOf(address))
}
