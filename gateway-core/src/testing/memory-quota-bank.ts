import type { QuotaBank, QuotaRequest } from '../ports.ts'

type Recall = (usagePlanId: string, apiKeyId: string, periodStart: number) => void

/** The one owner of all quotas, in memory. Each gateway (or thread) gets its own `holder()`. */
export class MemoryQuotaBank {
  /** Questions asked so far. */
  asked = 0
  /** When true, questions fail. */
  isDown = false
  readonly #granted = new Map<string, number>()
  readonly #recalls: Recall[] = []

  holder(): QuotaBank {
    const recalls = this.#recalls
    return {
      lease: (request) => this.#lease(request),
      giveBack: (request, units) => this.#add(request, -units),
      onRecall: (recall) => recalls.push(recall),
    }
  }

  /** Units that are out or spent. */
  granted(request: Pick<QuotaRequest, 'usagePlanId' | 'apiKeyId' | 'periodStart'>): number {
    return this.#granted.get(name(request)) ?? 0
  }

  async #lease(request: QuotaRequest): Promise<number> {
    this.asked++
    await Promise.resolve()
    if (this.isDown) throw new Error('The bank is down')
    if (this.#left(request) === 0) {
      for (const recall of this.#recalls) recall(request.usagePlanId, request.apiKeyId, request.periodStart)
    }
    const units = Math.min(request.want, this.#left(request))
    this.#add(request, units)
    return units
  }

  #left(request: QuotaRequest): number {
    return Math.max(0, request.limit - this.granted(request))
  }

  #add(request: QuotaRequest, units: number): void {
    this.#granted.set(name(request), this.granted(request) + units)
  }
}

function name({ usagePlanId, apiKeyId, periodStart }: Pick<QuotaRequest, 'usagePlanId' | 'apiKeyId' | 'periodStart'>) {
  return `${usagePlanId}/${apiKeyId}/${periodStart}`
}
