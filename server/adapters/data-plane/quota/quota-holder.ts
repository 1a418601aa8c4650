import type { QuotaKey } from './quota-ledger.ts'

/** A gateway of this process to which the bank hands units: a thread, or the door of the route handlers. */
export interface QuotaHolder {
  /** The writer of its usage journal. */
  readonly writer: string
  /** Resolves when the holder has given back, through `giveBack`, every unit of this quota that no request has. */
  recall(key: QuotaKey): Promise<void>
}
