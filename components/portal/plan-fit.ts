import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import type { Price } from './price-words.ts'

/** Whether a number of calls fits a plan, and what each then costs. */
export interface PlanFit {
  readonly fits: boolean
  /** The calls of 30 days that the plan lets through, spread evenly; undefined when it has no limit. */
  readonly allowance: number | undefined
  /** Of a thousand calls; undefined for a free plan, and for no calls. */
  readonly perThousand: Price | undefined
}

type Limits = Pick<OfferedPlan, 'throttle' | 'quota' | 'price'>

const daysOfPeriod = { DAY: 1, WEEK: 7, MONTH: 30 } as const
const days = 30

/** How a plan bears that many calls a month, a month being 30 days. */
export function planFit({ throttle, quota, price }: Limits, calls: number): PlanFit {
  const byQuota = quota && Math.floor((quota.limit * days) / daysOfPeriod[quota.period])
  const byRate = throttle?.rateLimit === undefined ? undefined : Math.floor(throttle.rateLimit * days * 86_400)
  const limits = [byQuota, byRate].filter((limit) => limit !== undefined)
  const allowance = limits.length > 0 ? Math.min(...limits) : undefined
  const perThousand = price && calls > 0 ? { ...price, amountCents: (price.amountCents * 1000) / calls } : undefined
  return { fits: allowance === undefined || calls <= allowance, allowance, perThousand }
}

/** The id of the plan that costs least of those that are enough; undefined when none is, or currencies cannot be compared. */
export function cheapestFit(
  plans: readonly (Limits & { readonly usagePlanId: string })[],
  calls: number,
): string | undefined {
  const enough = plans.filter((plan) => planFit(plan, calls).fits)
  const free = enough.find((plan) => !plan.price)
  if (free) return free.usagePlanId
  if (new Set(enough.map((plan) => plan.price?.currency)).size > 1) return undefined
  const [first] = enough.toSorted((left, right) => (left.price?.amountCents ?? 0) - (right.price?.amountCents ?? 0))
  return first?.usagePlanId
}

/** A number of calls as people write it: `10,000`, `10 000`, `10k`, `1.5m`; undefined for anything else. */
export function readCalls(text: string): number | undefined {
  const [, digits, unit = ''] =
    /^(\d{1,15}(?:\.\d{1,3})?)([km]?)$/.exec(text.toLowerCase().replace(/[,\s_’']/g, '')) ?? []
  if (digits === undefined) return undefined
  return Math.round(Number(digits) * (unit === 'k' ? 1000 : unit === 'm' ? 1_000_000 : 1))
}
