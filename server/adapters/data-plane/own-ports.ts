import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { Settings } from '../../settings.ts'

/** A port that belongs to the product: no tenant's integration may reach it. */
export interface OwnPort {
  readonly port: number
  /**
   * `here`: on every address of this machine. `inside`: on every address that is not public, because the name of its
   * server may resolve to any of them. Else on this address, and here.
   */
  readonly at: 'here' | 'inside' | (string & {})
}

/** Console, gateway, database and Redis. What the system is to choose (port 0) is known to nobody yet. */
export function ownPorts({
  port,
  gatewayPort,
  databaseUrl,
  redisUrl,
}: Pick<Settings, 'port' | 'gatewayPort' | 'databaseUrl' | 'redisUrl'>): OwnPort[] {
  const listening = [port, gatewayPort].filter((each) => each !== 0)
  return [
    ...listening.map((each): OwnPort => ({ port: each, at: 'here' })),
    ...serverPorts(databaseUrl, 5432),
    ...serverPorts(redisUrl, 6379),
  ]
}

/** A URL of a database may list several servers: `postgres://a:5432,b:5433/name`. */
function serverPorts(url: string | undefined, defaultPort: number): OwnPort[] {
  const authority = /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url ?? '')?.[1]
  if (authority === undefined) return []
  return authority.split(',').map((server) => {
    const [, host = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(server) ?? []
    const name = host.replace(/^\[|\]$/g, '')
    const at = isIP(name) !== 0 ? name : name === '' || name === 'localhost' ? 'here' : 'inside'
    return { port: port === '' ? defaultPort : Number(port), at }
  })
}

const rememberedMs = 5000
let remembered: { readonly at: number; readonly addresses: ReadonlySet<string> } = {
  at: Number.NEGATIVE_INFINITY,
  addresses: new Set(),
}

/** The addresses of this machine's network interfaces, as they are written there; a few seconds old at most. */
export function interfaceAddresses(): ReadonlySet<string> {
  const now = performance.now()
  if (now - remembered.at > rememberedMs) {
    const addresses = Object.values(networkInterfaces()).flatMap((each = []) => each.map(({ address }) => address))
    remembered = { at: now, addresses: new Set(addresses) }
  }
  return remembered.addresses
}
