import { createGateway, type Gateway } from 'gateway-core'
import { createSharedBuckets } from 'gateway-core/limits/shared-buckets.ts'
import type { Ports } from 'gateway-core/ports.ts'
import { randomIds } from 'gateway-core/random-ids.ts'
import { systemClock } from 'gateway-core/system-clock.ts'
import { gatewayLog } from './gateway-log.ts'
import { type GatewaySettings, portsOfSettings } from './gateway-settings.ts'
import { openSinks } from './open-sinks.ts'
import { openUsageJournal } from './usage/usage-journal.ts'

export interface GatewayOptions extends Pick<Ports, 'quotas' | 'functions'> {
  readonly settings: GatewaySettings
  /** Where its usage journal is, and the journal's name. */
  readonly usageFolder: string
  readonly writer: string
  /** The token buckets that all gateways of the process share. */
  readonly buckets: SharedArrayBuffer
}

export interface OpenGateway {
  readonly gateway: Gateway
  readonly ports: Ports
  /** Ends the gateway, then what it wrote to, so that the last request is in it. */
  close(): Promise<void>
}

/** A gateway over this product's ports: the same for each thread and for the door of the route handlers. */
export function openGateway({ settings, usageFolder, writer, buckets, ...given }: GatewayOptions): OpenGateway {
  const journal = openUsageJournal({ folder: usageFolder, writer, log: (line) => gatewayLog.error(line, {}) })
  const { responseCache, logs } = openSinks(settings)
  const ports: Ports = {
    clock: systemClock,
    ids: randomIds,
    buckets: createSharedBuckets(buckets, systemClock),
    usage: journal,
    responseCache,
    logs,
    ...given,
    ...portsOfSettings(settings),
    log: gatewayLog,
  }
  const gateway = createGateway(ports, { rateLimitHeaders: settings.rateLimitHeaders, portalUrl: settings.publicUrl })
  return {
    gateway,
    ports,
    async close() {
      await gateway.close()
      journal.close()
      responseCache.close()
      await logs.close()
    },
  }
}
