import type { Exchange } from './exchange.ts'
import type { UsageRecord, UsageSink } from './ports.ts'

/**
 * Group commit of usage: answers that are ready in one turn of the event loop are recorded by one write, and only then
 * sent. Under load that saves most of the writes, and one slow write delays a turn, not each request by itself.
 */
export class UsageBatch implements UsageSink {
  readonly #recordAll: (records: readonly UsageRecord[]) => void
  readonly #release: (exchange: Exchange, failure: { readonly error: unknown } | undefined) => void
  #records: UsageRecord[] = []
  #held: Exchange[] = []

  /**
   * @param recordAll makes records durable before it returns.
   * @param release is told of each exchange that its record is durable, or why it is not.
   */
  constructor(
    recordAll: (records: readonly UsageRecord[]) => void,
    release: (exchange: Exchange, failure: { readonly error: unknown } | undefined) => void,
  ) {
    this.#recordAll = recordAll
    this.#release = release
  }

  record(record: UsageRecord): void {
    this.#records.push(record)
  }

  /** Holds an exchange, whose record was taken, until that is durable: at the end of this turn. */
  hold(exchange: Exchange): void {
    this.#held.push(exchange)
    if (this.#held.length === 1) setImmediate(() => this.#commit())
  }

  #commit(): void {
    const records = this.#records
    const held = this.#held
    this.#records = []
    this.#held = []
    const failure = this.#write(records)
    for (const exchange of held) this.#release(exchange, failure)
  }

  #write(records: readonly UsageRecord[]): { readonly error: unknown } | undefined {
    try {
      this.#recordAll(records)
      return undefined
    } catch (error) {
      return { error }
    }
  }
}
