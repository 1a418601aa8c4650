import type { ApiKeySnapshot, Throttle } from '../snapshot.ts'
import type { UsagePlanSnapshot } from '../usage-plan-snapshot.ts'
import { type Limit, limit } from './limit.ts'
import { type Grant, PlanProducts } from './plan-products.ts'
import type { QuotaLease } from './quota-leases.ts'
import { type QuotaPeriod, quotaPeriod } from './quota-period.ts'

/** A usage plan with what its requests need at hand. Kept as long as the plan does not change. */
export class UsagePlanAccess {
  readonly plan: UsagePlanSnapshot
  readonly #keys = new Map<string, UsagePlanKey>()
  readonly #products: PlanProducts | undefined
  #period: QuotaPeriod = { start: 0, end: 0 }

  constructor(plan: UsagePlanSnapshot) {
    this.plan = plan
    this.#products = plan.products === undefined ? undefined : new PlanProducts(plan.products)
  }

  covers(stageKey: string): boolean {
    return Object.hasOwn(this.plan.apiStages, stageKey)
  }

  /**
   * What the plan is to a key on one method: all that it covers, unless the key is in it through products only. Nothing is
   * looked up where no product of the plan chose operations or is deprecated.
   * @param methodKey `/pets/{id}/GET`
   */
  grant({ productIds }: ApiKeySnapshot, stageKey: string, methodKey: string): Grant {
    if (!this.covers(stageKey)) return 'refused'
    if (this.#products === undefined || productIds === undefined) return 'open'
    const { id } = this.plan
    if (!Object.hasOwn(productIds, id)) return 'open'
    return this.#products.grant(productIds[id] ?? [], stageKey, methodKey)
  }

  key(apiKeyId: string): UsagePlanKey {
    let key = this.#keys.get(apiKeyId)
    if (key === undefined) {
      key = new UsagePlanKey(this, apiKeyId)
      this.#keys.set(apiKeyId, key)
    }
    return key
  }

  /** The period of the plan's quota now; computed when the last one is over. */
  period(now: number): QuotaPeriod {
    const { quota } = this.plan
    if (quota !== undefined && (now >= this.#period.end || now < this.#period.start)) {
      this.#period = quotaPeriod(quota.period, now)
    }
    return this.#period
  }
}

/** One key in one plan. */
export class UsagePlanKey {
  readonly access: UsagePlanAccess
  readonly apiKeyId: string
  /** The plan's throttle for this key over all stages. */
  readonly limit: Limit | undefined
  /** The lease that the last request used; `enforce-usage-plan` renews it. */
  lease: QuotaLease | undefined = undefined
  readonly #methodLimits = new Map<string, Limit | undefined>()

  constructor(access: UsagePlanAccess, apiKeyId: string) {
    this.access = access
    this.apiKeyId = apiKeyId
    this.limit = limit(`plan/${access.plan.id}/${apiKeyId}`, access.plan.throttle)
  }

  /** The plan's throttle for this key on one method, if it has one. @param methodKey `/pets/{id}/GET` */
  methodLimit(stageKey: string, methodKey: string): Limit | undefined {
    const throttles = this.access.plan.apiStages[stageKey]?.throttle
    if (throttles === undefined) return undefined
    // AWS writes the root's methods with two slashes.
    const throttle: Throttle | undefined = throttles[methodKey] ?? throttles[`/${methodKey}`]
    if (throttle === undefined) return undefined
    const name = `${stageKey}${methodKey}`
    let found = this.#methodLimits.get(name)
    if (found === undefined) {
      found = limit(`plan/${this.access.plan.id}/${this.apiKeyId}/${name}`, throttle)
      this.#methodLimits.set(name, found)
    }
    return found
  }
}
