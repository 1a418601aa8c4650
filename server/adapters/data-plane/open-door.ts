import { createFetchHandler } from 'gateway-core/listener/fetch.ts'
import type { Ports } from 'gateway-core/ports.ts'
import type { Snapshot } from 'gateway-core/snapshot.ts'
import { setTestInvoker } from '../../rest-apis/test-invoke/test-invoker.ts'
import { logRejected } from './gateway-log.ts'
import type { GatewaySettings } from './gateway-settings.ts'
import { doorPrefix, setNextDoor } from './next-door.ts'
import { openGateway } from './open-gateway.ts'
import { openTestInvoker } from './open-test-invoker.ts'
import type { ProcessQuotaBank } from './quota/quota-bank.ts'
import type { QuotaHolder } from './quota/quota-holder.ts'

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
  const { usageFolder, writer, bank, buckets, functions } = options
  const opened = openGateway({
    ...{ usageFolder, writer, buckets, functions },
    settings: options.gateway,
    quotas: doorQuotas(bank, writer),
  })
  const { gateway, ports } = opened
  const tests = openTestInvoker(ports)
  setTestInvoker(tests)
  setNextDoor({ handle: createFetchHandler(gateway, { prefix: doorPrefix }) })
  return {
    load: (snapshot) => void gateway.load(snapshot).then(logRejected),
    async close() {
      setNextDoor(undefined)
      setTestInvoker(undefined)
      await tests.close()
      await opened.close()
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
