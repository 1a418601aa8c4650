import type { Ports } from '../src/ports.ts'
import type { Snapshot } from '../src/snapshot.ts'

/** One thing that is measured: what is deployed, what is asked, and what else is measured beside it. */
export interface BenchScenario {
  readonly title: string
  /** What the issue demands of the ratio to the bare proxy; undefined where it demands nothing of it. */
  readonly target?: number
  readonly request: BenchRequest
  /** Gateways that are compared: one for each argument, by their names in the table. */
  readonly gateways: Readonly<Record<string, string>>
  /** Beside the bare proxy, which is always there. */
  readonly peers: readonly Peer[]
  /** What the gateway of an argument serves. */
  snapshot(backend: string, argument: string): Snapshot
  /** Ports of the gateway that are not as usual. */
  ports?(): Partial<Ports>
  /** What has to run beside the contestants. */
  prepare?(): Promise<Prepared>
}

export interface Prepared {
  readonly headers: Readonly<Record<string, string>>
  /** Given to every gateway behind its own argument. */
  readonly argument: string
  stop(): Promise<void>
}

export interface BenchRequest {
  readonly method: 'GET' | 'POST'
  /** With the stage. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Lua for wrk that makes each request another one: the body of a function that returns path and headers to change. */
  readonly vary?: string
}

/** Others that do the same, or the part of it that they can. */
export type Peer = 'nginx' | 'nginx + lua'
