import type { Throttle } from './snapshot.ts'

export interface UsagePlanSnapshot {
  readonly id: string
  /** Requests per second and bucket size, for each key over all stages of the plan. */
  readonly throttle?: Throttle
  readonly quota?: Quota
  /** By `{restApiId}/{stageName}`; the throttles are by `/path/METHOD`. */
  readonly apiStages: Readonly<Record<string, { readonly throttle?: Readonly<Record<string, Throttle>> }>>
  /** By id: all products that offer the plan; absent where none of them chose operations or is deprecated. */
  readonly products?: Readonly<Record<string, PlanProductSnapshot>>
}

export interface Quota {
  readonly limit: number
  /** Requests subtracted from the limit in the first period. */
  readonly offset: number
  readonly period: 'DAY' | 'WEEK' | 'MONTH'
}

/** A product through which keys come to a plan. */
export interface PlanProductSnapshot {
  /** The product's stages, by `{restApiId}/{stageName}`: all operations, or those that were chosen, each `/path/METHOD`. */
  readonly stages: Readonly<Record<string, 'all' | readonly string[]>>
  readonly deprecation?: DeprecationSnapshot
}

/** What callers are told of the end of a product. */
export interface DeprecationSnapshot {
  /** Milliseconds since 1970. */
  readonly deprecatedAt: number
  /** Milliseconds since 1970: from then on it may be gone. */
  readonly sunsetAt: number
  /** Addresses in the portal, such as `/products/pets`: what is said about the end, and what to use instead. */
  readonly page: string
  readonly successor?: string
}
