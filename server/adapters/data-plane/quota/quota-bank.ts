import type { QuotaRequest } from 'gateway-core/ports.ts'
import type { SpentQuota } from '../usage/usage-totals.ts'
import type { LeaseState, QuotaKey, QuotaLedger } from './quota-ledger.ts'

/** A gateway of this process to which the bank hands units: a thread, or the door of the route handlers. */
export interface QuotaHolder {
  /** The writer of its usage journal. */
  readonly writer: string
  /** Resolves when the holder has given back, through `giveBack`, every unit of this quota that no request has. */
  recall(key: QuotaKey): Promise<void>
}

export interface QuotaBankOptions {
  readonly ledger: QuotaLedger
  /** Asks the other nodes to return their unused units; absent where there are none. */
  askOthers?(key: QuotaKey): Promise<void>
  log(line: string): void
  readonly recallWithinMs?: number
  /** How long an answer of 0 holds for all who ask after it. */
  readonly spentForMs?: number
  /** After it, who waits for the database is refused. */
  readonly answerWithinMs?: number
}

/**
 * The quotas of one process: leases units from the ledger in one place and hands them to the gateways. What is handed
 * out, at hand and being returned always adds up to what the ledger granted to the node, so over all nodes never more
 * than a plan's limit is spent. When the database does not answer, what is at hand is spent and then 0 is answered.
 */
export interface ProcessQuotaBank {
  lease(holder: QuotaHolder, request: QuotaRequest): Promise<number>
  giveBack(holder: QuotaHolder, key: QuotaKey, units: number): void
  /** Another node ran out, or the plan changed: return every unit that no request has. */
  recall(key: QuotaKey): Promise<void>
  recallPlan(usagePlanId: string): Promise<void>
  /** Units that the journal of a holder reported, once the database has them. */
  spent(writer: string, spent: readonly SpentQuota[]): void
  /** The holder is dead and its journal counted: what it held and did not spend is at hand again. */
  holderGone(holder: QuotaHolder): void
  /** Returns what lay idle, and forgets quotas that nobody asked for. Called every few seconds. */
  sweep(now: number): Promise<void>
  /** Returns everything at hand; the holders have given back and their journals are counted. */
  close(): Promise<void>
}

export function createQuotaBank(options: QuotaBankOptions): ProcessQuotaBank {
  return new Bank(options)
}

interface Waiter {
  holder: QuotaHolder
  want: number
  answer(units: number): void
}

const idleMs = 5000
const forgetMs = 60_000

/** One quota as this process knows it. */
class Account {
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
}

class Bank implements ProcessQuotaBank {
  readonly #options: QuotaBankOptions
  readonly #accounts = new Map<string, Account>()

  constructor(options: QuotaBankOptions) {
    this.#options = options
  }

  lease(holder: QuotaHolder, request: QuotaRequest): Promise<number> {
    const account = this.#account(request)
    account.limit = request.limit
    account.periodEnd = request.periodEnd
    account.touchedAt = Date.now()
    return new Promise((answer) => {
      account.waiters.push({ holder, want: Math.max(1, request.want), answer })
      this.#serve(account)
      if (account.waiters.length === 0) return
      if (account.isStalled) refuse(account)
      else if (!account.filling) void this.#fill(account)
    })
  }

  giveBack(holder: QuotaHolder, key: QuotaKey, units: number): void {
    const account = this.#account(key)
    account.hand(holder, -units)
    this.#serve(account)
  }

  async recall(key: QuotaKey): Promise<void> {
    const account = this.#accounts.get(nameOf(key))
    if (account) await this.#recallAndReturn(account)
  }

  async recallPlan(usagePlanId: string): Promise<void> {
    const accounts = [...this.#accounts.values()].filter(({ key }) => key.usagePlanId === usagePlanId)
    for (const account of accounts) {
      account.spentUntil = 0
      await this.#recallAndReturn(account)
    }
  }

  spent(writer: string, spent: readonly SpentQuota[]): void {
    for (const entry of spent) {
      const account = this.#accounts.get(nameOf(entry))
      const holder = [...(account?.outstanding.keys() ?? [])].find((candidate) => candidate.writer === writer)
      if (account && holder) account.addOutstanding(holder, -entry.units)
    }
  }

  holderGone(holder: QuotaHolder): void {
    for (const account of this.#accounts.values()) {
      account.waiters = account.waiters.filter((waiter) => waiter.holder !== holder)
      account.hand(holder, -(account.outstanding.get(holder) ?? 0))
      this.#serve(account)
    }
  }

  async sweep(now: number): Promise<void> {
    for (const [name, account] of this.#accounts) {
      if (account.filling || account.waiters.length > 0) continue
      if (account.atHand > 0 && now - account.touchedAt >= idleMs) await this.#returnUnits(account)
      // Units of a period that is over serve nobody, wherever they are.
      const isSettled = account.outstanding.size === 0 || now - account.periodEnd >= forgetMs
      const isEmpty = account.atHand === 0 && account.returning === 0
      if (isSettled && isEmpty && now - account.touchedAt >= forgetMs) this.#accounts.delete(name)
    }
  }

  async close(): Promise<void> {
    for (const account of this.#accounts.values()) await this.#returnUnits(account)
  }

  #account(key: QuotaKey): Account {
    const name = nameOf(key)
    let account = this.#accounts.get(name)
    if (!account) {
      account = new Account(key)
      this.#accounts.set(name, account)
    }
    return account
  }

  /** Hands what is at hand to those who wait: all of it when one waits, a part each when several do. */
  #serve(account: Account): void {
    while (account.waiters.length > 0 && account.atHand > 0) {
      const waiter = account.waiters.shift()
      if (!waiter) return
      const share = Math.max(1, Math.floor(account.atHand / (account.waiters.length + 1)))
      const units = Math.min(waiter.want, share)
      account.hand(waiter.holder, units)
      waiter.answer(units)
    }
    if (account.waiters.length > 0 && !account.filling && Date.now() < account.spentUntil) refuse(account)
  }

  /** Gets units for those who wait; when there are none anywhere, tells them so. */
  async #fill(account: Account): Promise<void> {
    account.filling = true
    const stalled = setTimeout(() => {
      account.isStalled = true
      refuse(account)
    }, this.#options.answerWithinMs ?? 2000)
    try {
      while (account.waiters.length > 0) {
        const isFound = (await this.#leaseMore(account)) || (await this.#findUnused(account))
        this.#serve(account)
        if (!isFound) {
          account.spentUntil = Date.now() + (this.#options.spentForMs ?? 500)
          refuse(account)
        }
      }
    } catch (error) {
      this.#options.log(`A quota could not be leased (${reasonOf(error)}); its requests are refused meanwhile`)
      account.spentUntil = Date.now() + (this.#options.spentForMs ?? 500)
      refuse(account)
    } finally {
      clearTimeout(stalled)
      account.isStalled = false
      account.filling = false
    }
  }

  async #leaseMore(account: Account): Promise<boolean> {
    const want = account.waiters.reduce((sum, waiter) => sum + waiter.want, 0)
    await this.#callLedger(account, () => this.#options.ledger.lease(account.key, account.limit, want))
    return account.atHand > 0 || account.waiters.length === 0
  }

  /** First what this process's own gateways have over, then what other nodes have, for a bounded time. */
  async #findUnused(account: Account): Promise<boolean> {
    await this.#recallHolders(account)
    if (account.atHand > 0 || account.waiters.length === 0) return true
    const { askOthers, ledger, recallWithinMs = 300 } = this.#options
    if (!askOthers) return false
    const deadline = Date.now() + recallWithinMs
    if (!(await ledger.othersHold(account.key))) return this.#leaseMore(account)
    await askOthers(account.key)
    for (let waitMs = 10; Date.now() < deadline; waitMs *= 2) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(waitMs, Math.max(1, deadline - Date.now()))))
      if (await this.#leaseMore(account)) return true
      if (!(await ledger.othersHold(account.key))) return this.#leaseMore(account)
    }
    return false
  }

  async #recallHolders(account: Account): Promise<void> {
    const recalls = [...account.outstanding.keys()].map((holder) => holder.recall(account.key))
    const late = new Promise((resolve) => setTimeout(resolve, this.#options.recallWithinMs ?? 300).unref())
    await Promise.race([Promise.allSettled(recalls), late])
  }

  async #recallAndReturn(account: Account): Promise<void> {
    await this.#recallHolders(account)
    if (account.waiters.length === 0) await this.#returnUnits(account)
  }

  async #returnUnits(account: Account): Promise<void> {
    const units = account.atHand
    if (units === 0) return
    account.returning += units
    try {
      await this.#callLedger(account, () => this.#options.ledger.giveBack(account.key, units))
    } catch (error) {
      account.uncertain += units
      this.#options.log(`${units} units of a quota could not be returned (${reasonOf(error)})`)
    } finally {
      account.returning -= units
    }
  }

  #callLedger(account: Account, call: () => Promise<LeaseState>): Promise<void> {
    const turn = account.ledgerTurn.then(call).then((state) => account.learn(state))
    account.ledgerTurn = turn.catch(() => undefined)
    return turn
  }
}

function refuse(account: Account): void {
  for (const waiter of account.waiters.splice(0)) waiter.answer(0)
}

function nameOf(key: QuotaKey): string {
  return `${key.usagePlanId}\t${key.apiKeyId}\t${key.periodStart}`
}

function reasonOf(error: unknown): string {
  return error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
}
