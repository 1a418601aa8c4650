import type { QuotaLedger } from './quota/quota-ledger.ts'
import type { UsageDrain } from './usage/usage-drain.ts'

/**
 * Counts what earlier processes of a node recorded, and only then takes back the units that they were granted and did
 * not spend: so the count is exact after a death at any point.
 */
export async function settleNode(drain: UsageDrain, ledger: QuotaLedger): Promise<void> {
  await drain.drain()
  await ledger.refundStranded()
}

/**
 * The ledger of a node that may have to settle first: nothing is leased before, because settling takes back what is
 * granted and not spent.
 */
export function settledLedger(ledger: QuotaLedger, settle: () => Promise<void>): QuotaLedger {
  let settled: Promise<void> | undefined
  const once = () => {
    settled ??= settle().catch((error: unknown) => {
      settled = undefined
      throw error
    })
    return settled
  }
  return {
    async lease(key, limit, want) {
      await once()
      return ledger.lease(key, limit, want)
    },
    async giveBack(key, units) {
      await once()
      return ledger.giveBack(key, units)
    },
    othersHold: (key) => ledger.othersHold(key),
    refundStranded: once,
  }
}
