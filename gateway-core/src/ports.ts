/** What gateway-core asks of the world. `testing/` has them in memory; `server/adapters/data-plane` over the database. */
export interface Ports {
  /** Where this deployment is, as its ARNs name it: `us-east-1`. */
  readonly region: string
  readonly clock: Clock
  readonly ids: Ids
  readonly buckets: Buckets
  readonly quotas: QuotaBank
  readonly usage: UsageSink
  readonly backends: BackendNetworks
  readonly functions: Functions
  readonly responseCache: ResponseCache
  readonly logs: LogSink
  readonly vault: Vault
  readonly awsEndpoints: AwsEndpoints
  readonly sourceNetworks: SourceNetworks
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
  /** A number from 0 to below 1, evenly spread: which requests a canary gets. */
  random(): number
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
  /** How full a bucket is, without taking from it: for the headers that tell callers about their limits. */
  level(name: string, ratePerSecond: number, burst: number): BucketLevel
}

export interface BucketLevel {
  /** Whole tokens that could be taken now. */
  readonly tokens: number
  /** Milliseconds until the next whole token can be taken; 0 when there is one, Infinity when there never is. */
  readonly waitMs: number
  /** Milliseconds until the bucket is full again, Infinity when it never has a token. */
  readonly fullMs: number
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
  /** The call came with the value that its key had before the last rotation. */
  readonly withPreviousValue?: true | undefined
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
  /**
   * Whether a connection to this port of this IP address, v4 or v6, is allowed. Asked for every address that a name
   * resolves to, at the moment of connecting.
   */
  allows(address: string, port: number): boolean
  /** Certificate authorities, PEM, that backends' certificates may come from beside the well-known ones. */
  readonly certificateAuthorities?: readonly string[]
}

/** Handlers that providers wrote, run outside the gateway's process. */
export interface Functions {
  /**
   * Runs a function. @returns undefined when there is no function with this ARN in this account, so that a remote
   * endpoint may be asked; rejects never: what goes wrong is in the answer.
   */
  invoke(invocation: FunctionInvocation): Promise<FunctionAnswer | undefined>
}

export interface FunctionInvocation {
  /** Only functions of this account are found. */
  readonly accountId: string
  /** `arn:aws:lambda:{region}:{accountId}:function:{name}`, with `:{version or alias}` behind it or not. */
  readonly functionArn: string
  /** The event, JSON. */
  readonly payload: string
  /** The caller waits no longer than this. */
  readonly timeoutMs: number
  /** Take the answer in pieces if the handler streams it. */
  readonly stream?: boolean
  /** Nobody waits for the result (Lambda's `Event`): answer, with an empty payload, once the run is accepted. */
  readonly isEvent?: boolean
}

export interface FunctionAnswer {
  readonly requestId: string
  /** What the handler returned, JSON; of a failed one `{"errorMessage":…,"errorType":…,"trace":[…]}`, as Lambda's. */
  readonly payload: string
  /** `Unhandled` when it threw, timed out, ran out of memory or could not be loaded. */
  readonly functionError?: 'Handled' | 'Unhandled'
  /** It ran longer than the caller waits. */
  readonly timedOut?: boolean
  /** Too many run already. */
  readonly throttled?: boolean
  /** The pieces of a streamed answer; `payload` is then empty. */
  readonly stream?: AsyncIterable<Uint8Array>
}

/** Answers kept for a stage. Keys hold everything that an entry depends on, the time of the last flush included. */
export interface ResponseCache {
  /** @returns the entry, unless it is too old or was dropped; a shared cache answers later. */
  get(key: string): CachedAnswer | undefined | Promise<CachedAnswer | undefined>
  /** @param scope what the entry's bytes count for: `{restApiId}/{stageName}`. @param capacity of the scope in bytes. */
  set(key: string, answer: CachedAnswer, limits: { ttlMs: number; scope: string; capacity: number }): void
}

export interface CachedAnswer {
  readonly status: number
  /** Name, value, name, value … */
  readonly headers: readonly string[]
  /** Encrypted where the stage says so. */
  readonly body: Uint8Array
  /** Milliseconds since 1970. */
  readonly storedAt: number
  readonly expiresAt: number
}

/** Where access and execution logs go. */
export interface LogSink {
  /**
   * Adds one line to a log group; returns at once, the line is written soon after.
   * @param group such as `API-Gateway-Execution-Logs_{restApiId}/{stageName}`, or the group that an access log names
   * @param at when what it tells happened, milliseconds since 1970; now unless told
   */
  write(accountId: string, group: string, line: string, at?: number): void
}

/** Opens what the configuration carries sealed, and knows the key for what is cached encrypted. */
export interface Vault {
  /** @throws Error when the text was sealed with another secret or was changed. */
  open(sealed: string): string
  /** 32 bytes, for AES-256-GCM. */
  readonly cacheKey: Uint8Array
}

/** Where AWS integrations go when not to functions of ours (the SDKs' `AWS_ENDPOINT_URL_…`). */
export interface AwsEndpoints {
  /**
   * @param service as ARNs name it: `dynamodb`, `kinesis`, `states`, `sqs`, `sns`, `events`, `lambda` …
   * @returns the origin that the operator configured; undefined for AWS itself.
   */
  configured(service: string): string | undefined
}

/** Labels for the networks that callers come from: what `aws:SourceVpc` and `aws:SourceVpce` compare with. */
export interface SourceNetworks {
  labelOf(address: string): string | undefined
}

export interface Log {
  /** A bug or a failure that an operator must see, with the id of the request that met it. */
  error(message: string, detail: { requestId?: string; error?: unknown }): void
}
