import type { Clock, QuotaBank, QuotaRequest } from '../ports.ts'
import type { QuotaPeriod } from './quota-period.ts'

/** A lease is sized for this much of the recent rate. */
const leaseSeconds = 2
const largestLease = 10_000
/** Units that lay unused for this long go back, so that another thread or node can have them. */
const idleMs = 5000
/** A lease that nobody asked for in this time is forgotten. */
const forgetMs = 60_000
/** After "nothing left" the bank is left alone this long. */
const spentMs = 1000

/** What this thread holds of one key's quota in one period. Only `QuotaLeases` changes it. */
export class QuotaLease implements Omit<QuotaRequest, 'want'> {
  readonly usagePlanId: string
  readonly apiKeyId: string
  readonly periodStart: number
  readonly periodEnd: number
  limit: number
  /** False once the book has dropped it. */
  live = true
  units = 0
  asking = false
  waiters: { resolve(granted: boolean): void; reject(error: unknown): void }[] = []
  lastTakenAt: number
  askedAt: number
  takenSinceAsked = 0
  spentUntil = 0

  constructor(usagePlanId: string, apiKeyId: string, period: QuotaPeriod, limit: number, now: number) {
    this.usagePlanId = usagePlanId
    this.apiKeyId = apiKeyId
    this.periodStart = period.start
    this.periodEnd = period.end
    this.limit = limit
    this.lastTakenAt = now
    this.askedAt = now
  }
}

/**
 * One thread's book of quota units leased from the bank. A request takes a unit that is here at once; else it waits
 * for the bank, together with all others that wait. The bank never grants more than the limit, so exactly the limit
 * passes over all threads and nodes.
 */
export class QuotaLeases {
  readonly #bank: QuotaBank
  readonly #clock: Clock
  readonly #leases = new Map<string, QuotaLease>()

  constructor(bank: QuotaBank, clock: Clock) {
    this.#bank = bank
    this.#clock = clock
    bank.onRecall((usagePlanId, apiKeyId, periodStart) => {
      const lease = this.#leases.get(`${usagePlanId}/${apiKeyId}`)
      if (lease?.periodStart === periodStart) this.#giveBackUnits(lease)
    })
  }

  /** The lease of a key in a period, empty if it is new. A changed limit takes effect with the next question. */
  lease(usagePlanId: string, apiKeyId: string, period: QuotaPeriod, limit: number): QuotaLease {
    const name = `${usagePlanId}/${apiKeyId}`
    const known = this.#leases.get(name)
    if (known !== undefined && known.periodStart === period.start && known.periodEnd === period.end) {
      if (known.limit !== limit) known.spentUntil = 0
      known.limit = limit
      return known
    }
    if (known !== undefined) this.#drop(name, known)
    const lease = new QuotaLease(usagePlanId, apiKeyId, period, limit, this.#clock.now())
    this.#leases.set(name, lease)
    return lease
  }

  /** Takes one unit. @returns whether there was one; a promise when the bank must be asked. */
  take(lease: QuotaLease, now: number): boolean | Promise<boolean> {
    lease.lastTakenAt = now
    if (lease.units > 0) {
      lease.units--
      lease.takenSinceAsked++
      return true
    }
    if (now < lease.spentUntil) return false
    return new Promise((resolve, reject) => {
      lease.waiters.push({ resolve, reject })
      if (!lease.asking) this.#ask(lease)
    })
  }

  /** Gives back the unit of a request that another limit refused. */
  refund(lease: QuotaLease): void {
    if (lease.live) lease.units++
    else if (this.#clock.now() < lease.periodEnd) this.#bank.giveBack(request(lease, 0), 1)
  }

  /** Returns what lies idle or belongs to a period that is over. To be called about once a second. */
  sweep(): void {
    const now = this.#clock.now()
    for (const [name, lease] of this.#leases) {
      if (lease.asking) continue
      const idle = now - lease.lastTakenAt
      if (now >= lease.periodEnd || idle >= forgetMs) this.#drop(name, lease)
      else if (idle >= idleMs) this.#giveBackUnits(lease)
    }
  }

  /** Returns everything. */
  close(): void {
    for (const [name, lease] of this.#leases) this.#drop(name, lease)
  }

  #ask(lease: QuotaLease): void {
    lease.asking = true
    const want = Math.max(lease.waiters.length, this.#size(lease))
    lease.askedAt = this.#clock.now()
    lease.takenSinceAsked = 0
    this.#bank.lease(request(lease, want)).then(
      (granted) => this.#receive(lease, granted),
      (error: unknown) => {
        lease.asking = false
        for (const waiter of lease.waiters.splice(0)) waiter.reject(error)
      },
    )
  }

  #receive(lease: QuotaLease, granted: number): void {
    lease.asking = false
    lease.units += granted
    const served = lease.waiters.splice(0, lease.units)
    lease.units -= served.length
    lease.takenSinceAsked += served.length
    if (granted <= 0) {
      lease.spentUntil = this.#clock.now() + spentMs
      for (const waiter of lease.waiters.splice(0)) waiter.resolve(false)
    } else if (lease.waiters.length > 0) {
      this.#ask(lease)
    }
    for (const waiter of served) waiter.resolve(true)
    if (!lease.live) this.#giveBackUnits(lease)
  }

  /** Two seconds of the rate since the last question, so that a busy key asks rarely and a quiet one hoards nothing. */
  #size(lease: QuotaLease): number {
    const seconds = Math.max(1, (this.#clock.now() - lease.askedAt) / 1000)
    return Math.min(largestLease, Math.max(1, Math.ceil((lease.takenSinceAsked / seconds) * leaseSeconds)))
  }

  #drop(name: string, lease: QuotaLease): void {
    lease.live = false
    this.#leases.delete(name)
    this.#giveBackUnits(lease)
  }

  #giveBackUnits(lease: QuotaLease): void {
    const units = lease.units
    lease.units = 0
    if (units > 0) this.#bank.giveBack(request(lease, 0), units)
  }
}

function request(lease: QuotaLease, want: number): QuotaRequest {
  const { usagePlanId, apiKeyId, periodStart, periodEnd, limit } = lease
  return { usagePlanId, apiKeyId, periodStart, periodEnd, limit, want }
}
