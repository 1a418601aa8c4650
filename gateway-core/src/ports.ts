/** What gateway-core asks of the world. `testing/` has them in memory; `server/adapters/data-plane` over the database. */
export interface Ports {
  readonly clock: Clock
  readonly ids: Ids
  readonly buckets: Buckets
  readonly quotas: QuotaBank
  readonly usage: UsageSink
  readonly backends: BackendNetworks
  readonly log: Log
}

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
  /**
   * Milliseconds, with fractions, from a start that all threads of the process share; never runs backwards. `systemClock`
   * has it; `performance.now()` alone does not, since each thread starts it anew.
   */
  monotonic(): number
}

export interface Ids {
  /** A UUID, for `x-amzn-RequestId`. */
  requestId(): string
  /** For `x-amz-apigw-id`: 11 random bytes in base64, so 15 characters and a `=`, as AWS's look. */
  extendedRequestId(): string
}

/** Token buckets shared by all threads of the process. Synchronous: it is asked on every throttled request. */
export interface Buckets {
  /**
   * Takes one token from the bucket called `name`, which holds `burst` tokens when full and gains `ratePerSecond`.
   * @returns whether there was one. A rate or burst of 0 never has one.
   */
  take(name: string, ratePerSecond: number, burst: number): boolean
  /** Gives back a token that was taken for a request which another limit then refused. */
  giveBack(name: string, ratePerSecond: number, burst: number): void
}

export interface QuotaRequest {
  readonly usagePlanId: string
  readonly apiKeyId: string
  /** Start of the quota's period, milliseconds since 1970 in UTC. */
  readonly periodStart: number
  /** End of the period, exclusive. */
  readonly periodEnd: number
  /** The plan's limit in this period. */
  readonly limit: number
  /** Units that the asker would like; it may get fewer. */
  readonly want: number
}

/**
 * The one owner of every quota: gives out units in leases, never more than the limit over all askers together. A unit
 * of a lease is spent when the request that holds it is recorded in `UsageSink`.
 */
export interface QuotaBank {
  /** @returns the units granted, 1 or more; 0 when the quota is spent and no other holder had units to return. */
  lease(request: QuotaRequest): Promise<number>
  /** Returns units that were not used: the period ended, the lease lay idle, or the gateway closes. */
  giveBack(request: QuotaRequest, units: number): void
  /** Registers what the bank calls to have a holder return its unused units of one quota at once. */
  onRecall(recall: (usagePlanId: string, apiKeyId: string, periodStart: number) => void): void
}

export interface UsageRecord {
  readonly accountId: string
  readonly restApiId: string
  readonly stageName: string
  /** Empty when the method needs no key. */
  readonly usagePlanId: string
  readonly apiKeyId: string
  /** Start of the quota period whose unit this request spends; 0 when it spends none. */
  readonly quotaPeriodStart: number
  /** `admitted` also covers answers of the gateway itself after admission, as AWS counts them. */
  readonly outcome: 'admitted' | 'throttled' | 'quota-exceeded' | 'refused'
  readonly status: number
  /** When the response head was ready, milliseconds since 1970. */
  readonly at: number
  readonly latencyMs: number
}

export interface UsageSink {
  /**
   * Called before the first byte of the answer leaves. When it returns, the record survives the death of the process
   * (kill -9), so a request that the client saw answered is never lost from a count.
   */
  record(record: UsageRecord): void
  /**
   * The same for several at once. Where it is there, the gateway records all answers of one turn of the event loop by
   * one call.
   */
  recordAll?(records: readonly UsageRecord[]): void
}

/** Which addresses integrations may reach: the guard against server-side request forgery. */
export interface BackendNetworks {
  /** Whether a connection to this IP address, v4 or v6, is allowed. Asked for every address that a name resolves to. */
  allows(address: string): boolean
}

export interface Log {
  /** A bug or a failure that an operator must see, with the id of the request that met it. */
  error(message: string, detail: { requestId?: string; error?: unknown }): void
}
