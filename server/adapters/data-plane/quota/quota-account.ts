import type { QuotaHolder } from './quota-holder.ts'
import type { LeaseState, QuotaKey } from './quota-ledger.ts'

/** One quota as this process knows it. */
export class QuotaAccount {
  readonly key: QuotaKey
  /** Granted to the node before this process first asked: spent by earlier processes. */
  base: number | undefined
  /** Granted to the node, as last read from the ledger: after a failed call the ledger may have granted more. */
  granted = 0
  /** Being returned by a call under way. */
  returning = 0
  /** Of calls that failed to return them: the ledger may have taken them back or not, the next call tells. */
  uncertain = 0
  /** Handed to holders and not given back, spent or not. */
  handed = 0
  /** The part of `handed` that the journals have not reported as spent, by holder. */
  readonly outstanding = new Map<QuotaHolder, number>()
  waiters: Waiter[] = []
  filling = false
  /** The call under way takes too long: who asks meanwhile is refused at once. */
  isStalled = false
  /** Calls to the ledger for one quota take turns. */
  ledgerTurn: Promise<unknown> = Promise.resolve()
  spentUntil = 0
  touchedAt = 0
  periodEnd = 0
  limit = 0

  constructor(key: QuotaKey) {
    this.key = { usagePlanId: key.usagePlanId, apiKeyId: key.apiKeyId, periodStart: key.periodStart }
  }

  get atHand(): number {
    return Math.max(0, this.granted - (this.base ?? 0) - this.handed - this.returning - this.uncertain)
  }

  learn(state: LeaseState): void {
    this.base ??= state.before
    this.granted = state.granted
    this.uncertain = 0
  }

  hand(holder: QuotaHolder, units: number): void {
    this.handed += units
    this.addOutstanding(holder, units)
  }

  addOutstanding(holder: QuotaHolder, units: number): void {
    const left = (this.outstanding.get(holder) ?? 0) + units
    if (left === 0) this.outstanding.delete(holder)
    else this.outstanding.set(holder, left)
  }

  /** Tells all who wait that there is nothing. */
  refuse(): void {
    for (const waiter of this.waiters.splice(0)) waiter.answer(0)
  }
}

interface Waiter {
  holder: QuotaHolder
  want: number
  answer(units: number): void
}
