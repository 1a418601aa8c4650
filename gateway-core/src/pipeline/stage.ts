import type { Exchange } from '../exchange.ts'
import type { GatewayResponseSet } from '../gateway-response-set.ts'
import type { Backends } from '../integrations/backends.ts'
import type { QuotaLeases } from '../limits/quota-leases.ts'
import type { Ports } from '../ports.ts'
import type { MethodSnapshot, ResourceSnapshot, StageSnapshot } from '../snapshot.ts'
import type { Refusal } from './refusal.ts'
import type { Reply } from './reply.ts'

/** `undefined` goes on; a refusal or a reply ends the list. */
export type Verdict = Refusal | Reply | undefined
export type Step = (exchange: Exchange) => Verdict | Promise<Verdict>

/** One thing that happens to a request. */
export interface Stage {
  readonly name: string
  /** Called once per method when a deployment is loaded; `undefined` when the method does not use this stage. */
  compile(method: CompiledMethod, services: Services): Step | undefined
}

export interface Pipeline {
  /** Until someone answers. */
  readonly answer: readonly Stage[]
  /** For every answer, refusals included; ends before the first byte leaves. */
  readonly finish: readonly Stage[]
}

/** The ports, and what a gateway makes of them once. */
export interface Services extends Ports {
  readonly leases: QuotaLeases
  readonly pools: Backends
}

/** What configuration says about one method, worked out before its first request. */
export interface CompiledMethod {
  readonly stage: StageSnapshot
  /** `{restApiId}/{stageName}`. */
  readonly stageKey: string
  readonly resource: Pick<ResourceSnapshot, 'id' | 'path'>
  readonly method: MethodSnapshot
  /** `/pets/{id}/GET`, as usage plans name methods. */
  readonly methodKey: string
  /** Names of the path's variables, in the order in which routing finds their values. */
  readonly pathParameters: readonly string[]
  readonly gatewayResponses: GatewayResponseSet
}
