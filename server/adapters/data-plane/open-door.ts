import { createGateway } from 'gateway-core'
import { createSharedBuckets } from 'gateway-core/limits/shared-buckets.ts'
import { createFetchHandler } from 'gateway-core/listener/fetch.ts'
import type { Ports } from 'gateway-core/ports.ts'
import { randomIds } from 'gateway-core/random-ids.ts'
import type { Snapshot } from 'gateway-core/snapshot.ts'
import { systemClock } from 'gateway-core/system-clock.ts'
import { setTestInvoker } from '../../rest-apis/test-invoke/test-invoker.ts'
import { gatewayLog, logRejected } from './gateway-log.ts'
import { type GatewaySettings, portsOfSettings } from './gateway-settings.ts'
import { doorPrefix, setNextDoor } from './next-door.ts'
import { openSinks } from './open-sinks.ts'
import { openTestInvoker } from './open-test-invoker.ts'
import type { ProcessQuotaBank } from './quota/quota-bank.ts'
import type { QuotaHolder } from './quota/quota-holder.ts'
import { openUsageJournal } from './usage/usage-journal.ts'

export interface DoorOptions {
  readonly writer: string
  readonly usageFolder: string
  readonly bank: ProcessQuotaBank
  readonly buckets: SharedArrayBuffer
  readonly gateway: GatewaySettings
  readonly functions: Ports['functions']
}

export interface Door {
  load(snapshot: Snapshot): void
  close(): Promise<void>
}

/** One gateway in the main thread for Next's route handlers: the same bank, buckets and journals as the threads. */
export function openDoor(options: DoorOptions): Door {
  const journal = openUsageJournal({
    folder: options.usageFolder,
    writer: options.writer,
    log: (line) => gatewayLog.error(line, {}),
  })
  const { responseCache, logs } = openSinks(options.gateway)
  const ports: Ports = {
    clock: systemClock,
    ids: randomIds,
    buckets: createSharedBuckets(options.buckets, systemClock),
    quotas: doorQuotas(options.bank, options.writer),
    usage: journal,
    functions: options.functions,
    responseCache,
    logs,
    ...portsOfSettings(options.gateway),
    log: gatewayLog,
  }
  const gateway = createGateway(ports, { rateLimitHeaders: options.gateway.rateLimitHeaders })
  const tests = openTestInvoker(ports)
  setTestInvoker(tests)
  setNextDoor({ handle: createFetchHandler(gateway, { prefix: doorPrefix }) })
  return {
    load: (snapshot) => void gateway.load(snapshot).then(logRejected),
    async close() {
      setNextDoor(undefined)
      setTestInvoker(undefined)
      await tests.close()
      await gateway.close()
      journal.close()
      responseCache.close()
      await logs.close()
    },
  }
}

function doorQuotas(bank: ProcessQuotaBank, writer: string): Ports['quotas'] {
  let giveBackUnused: Parameters<Ports['quotas']['onRecall']>[0] = () => undefined
  const holder: QuotaHolder = {
    writer,
    recall: async ({ usagePlanId, apiKeyId, periodStart }) => giveBackUnused(usagePlanId, apiKeyId, periodStart),
  }
  return {
    lease: (request) => bank.lease(holder, request),
    giveBack: (request, units) => bank.giveBack(holder, request, units),
    onRecall(recall) {
      giveBackUnused = recall
    },
  }
}
