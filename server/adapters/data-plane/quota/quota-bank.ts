import type { QuotaRequest } from 'gateway-core/ports.ts'
import type { SpentQuota } from '../usage/usage-totals.ts'
import { QuotaAccount } from './quota-account.ts'
import type { QuotaHolder } from './quota-holder.ts'
import type { LeaseState, QuotaKey, QuotaLedger } from './quota-ledger.ts'

export interface QuotaBankOptions {
  readonly ledger: QuotaLedger
  /** Asks the other nodes to return their unused units; absent where there are none. */
  askOthers?(key: QuotaKey): Promise<void>
  log(line: string): void
  readonly recallWithinMs?: number
  /** How long an answer of 0 holds for all who ask after it. */
  readonly spentForMs?: number
  /**
   * After it, who waits for the database is refused. Long, since the embedded database serves one transaction at a
   * time, and an import of thousands of paths is one.
   */
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

const idleMs = 5000
const forgetMs = 60_000

class Bank implements ProcessQuotaBank {
  readonly #options: QuotaBankOptions
  readonly #accounts = new Map<string, QuotaAccount>()

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
      if (account.isStalled) account.refuse()
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

  #account(key: QuotaKey): QuotaAccount {
    const name = nameOf(key)
    let account = this.#accounts.get(name)
    if (!account) {
      account = new QuotaAccount(key)
      this.#accounts.set(name, account)
    }
    return account
  }

  /** Hands what is at hand to those who wait: all of it when one waits, a part each when several do. */
  #serve(account: QuotaAccount): void {
    while (account.waiters.length > 0 && account.atHand > 0) {
      const waiter = account.waiters.shift()
      if (!waiter) return
      const share = Math.max(1, Math.floor(account.atHand / (account.waiters.length + 1)))
      const units = Math.min(waiter.want, share)
      account.hand(waiter.holder, units)
      waiter.answer(units)
    }
    if (account.waiters.length > 0 && !account.filling && Date.now() < account.spentUntil) account.refuse()
  }

  /** Gets units for those who wait; when there are none anywhere, tells them so. */
  async #fill(account: QuotaAccount): Promise<void> {
    account.filling = true
    const stalled = setTimeout(() => {
      account.isStalled = true
      account.refuse()
    }, this.#options.answerWithinMs ?? 10_000)
    try {
      while (account.waiters.length > 0) {
        const isFound = (await this.#leaseMore(account)) || (await this.#findUnused(account))
        this.#serve(account)
        if (!isFound) {
          account.spentUntil = Date.now() + (this.#options.spentForMs ?? 500)
          account.refuse()
        }
      }
    } catch (error) {
      this.#options.log(`A quota could not be leased (${reasonOf(error)}); its requests are refused meanwhile`)
      account.spentUntil = Date.now() + (this.#options.spentForMs ?? 500)
      account.refuse()
    } finally {
      clearTimeout(stalled)
      account.isStalled = false
      account.filling = false
    }
  }

  async #leaseMore(account: QuotaAccount): Promise<boolean> {
    const want = account.waiters.reduce((sum, waiter) => sum + waiter.want, 0)
    await this.#callLedger(account, () => this.#options.ledger.lease(account.key, account.limit, want))
    return account.atHand > 0 || account.waiters.length === 0
  }

  /** First what this process's own gateways have over, then what other nodes have, for a bounded time. */
  async #findUnused(account: QuotaAccount): Promise<boolean> {
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

  async #recallHolders(account: QuotaAccount): Promise<void> {
    const recalls = [...account.outstanding.keys()].map((holder) => holder.recall(account.key))
    const late = new Promise((resolve) => setTimeout(resolve, this.#options.recallWithinMs ?? 300).unref())
    await Promise.race([Promise.allSettled(recalls), late])
  }

  async #recallAndReturn(account: QuotaAccount): Promise<void> {
    await this.#recallHolders(account)
    if (account.waiters.length === 0) await this.#returnUnits(account)
  }

  async #returnUnits(account: QuotaAccount): Promise<void> {
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

  #callLedger(account: QuotaAccount, call: () => Promise<LeaseState>): Promise<void> {
    const turn = account.ledgerTurn.then(call).then((state) => account.learn(state))
    account.ledgerTurn = turn.catch(() => undefined)
    return turn
  }
}

function nameOf(key: QuotaKey): string {
  return `${key.usagePlanId}\t${key.apiKeyId}\t${key.periodStart}`
}

function reasonOf(error: unknown): string {
  return error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
}
