import type { QuotaBank, QuotaRequest } from 'gateway-core/ports.ts'
import type { QuotaKey } from '../quota/quota-ledger.ts'
import type { FromThread, ToThread } from './thread-message.ts'

/** The bank as a gateway thread sees it: every call is a message to the main thread, which has the real one. */
export interface ThreadQuotaBank extends QuotaBank {
  receive(message: Extract<ToThread, { kind: 'granted' | 'recall' }>): void
}

export function createThreadQuotaBank(send: (message: FromThread) => void): ThreadQuotaBank {
  const asks = new Map<number, (units: number) => void>()
  let lastAsk = 0
  let onRecall: (usagePlanId: string, apiKeyId: string, periodStart: number) => void = () => undefined
  return {
    lease(request) {
      return new Promise((resolve) => {
        lastAsk += 1
        asks.set(lastAsk, resolve)
        send({ kind: 'lease', ask: lastAsk, request })
      })
    },
    giveBack(request, units) {
      if (units > 0) send({ kind: 'give-back', key: keyOf(request), units })
    },
    onRecall(recall) {
      onRecall = recall
    },
    receive(message) {
      if (message.kind === 'granted') {
        asks.get(message.ask)?.(message.units)
        asks.delete(message.ask)
      } else {
        const { usagePlanId, apiKeyId, periodStart } = message.key
        onRecall(usagePlanId, apiKeyId, periodStart)
        // Messages keep their order, so the main thread has what was given back before it reads this.
        send({ kind: 'recalled', recall: message.recall })
      }
    },
  }
}

function keyOf({ usagePlanId, apiKeyId, periodStart }: QuotaRequest): QuotaKey {
  return { usagePlanId, apiKeyId, periodStart }
}
