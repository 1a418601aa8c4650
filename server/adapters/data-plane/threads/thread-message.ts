import type { QuotaRequest } from 'gateway-core/ports.ts'
import type { FromFunctions, ToFunctions } from '../functions/thread-functions.ts'
import type { GatewaySettings } from '../gateway-settings.ts'
import type { QuotaKey } from '../quota/quota-ledger.ts'
import type { SnapshotPage } from './snapshot-page.ts'

/** What a gateway thread is born with. */
export interface ThreadData {
  /** Name of its usage journal. */
  readonly writer: string
  readonly usageFolder: string
  readonly port: number
  readonly host: string
  /** Whether other threads listen on the same port. */
  readonly reusePort: boolean
  readonly gateway: GatewaySettings
  /** The token buckets of all threads. */
  readonly buckets: SharedArrayBuffer
}

/** From the main thread to a gateway thread. */
export type ToThread =
  /** Answered by `page-taken`, before which no other comes. */
  | { kind: 'page'; page: SnapshotPage }
  /** Answers `lease`. */
  | { kind: 'granted'; ask: number; units: number }
  /** Give back what no request has; answered by `recalled`. */
  | { kind: 'recall'; recall: number; key: QuotaKey }
  | FromFunctions
  /** Say on `/readyz` that no more calls should come. */
  | { kind: 'leave' }
  /** Take no more calls, finish those under way, give back and end. */
  | { kind: 'close' }

/** From a gateway thread to the main thread. */
export type FromThread =
  | { kind: 'listening'; port: number }
  | { kind: 'page-taken' }
  /** The thread serves this version. */
  | { kind: 'serving'; version: number }
  | { kind: 'lease'; ask: number; request: QuotaRequest }
  | { kind: 'give-back'; key: QuotaKey; units: number }
  | { kind: 'recalled'; recall: number }
  | ToFunctions
