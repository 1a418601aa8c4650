import { AuthorizationMemory } from '../authorizers/authorization-memory.ts'
import { CacheFlights } from '../cache/cache-flights.ts'
import { Exchange } from '../exchange.ts'
import { Backends } from '../integrations/backends.ts'
import { QuotaLeases } from '../limits/quota-leases.ts'
import { UsagePlanAccess } from '../limits/usage-plan-access.ts'
import { compileStage } from '../pipeline/compile.ts'
import type { CompiledMethod, Services } from '../pipeline/stage.ts'
import type { Ports } from '../ports.ts'
import { domainTable } from '../routing/domain-table.ts'
import { findAddress } from '../routing/find-address.ts'
import { type ApiScript, deployedApi, stageKey } from './deployed-api.ts'
import { MemoryClient, type MemoryRequest } from './memory-client.ts'
import { type MemoryPorts, memoryPorts } from './memory-ports.ts'

export interface StagedExchange {
  readonly exchange: Exchange
  readonly client: MemoryClient
  readonly method: CompiledMethod
  readonly services: Services
  readonly ports: MemoryPorts
  /** Another request to the same API. */
  again(request?: MemoryRequest): Exchange
}

/** An exchange as routing hands it to the first stage, with all that a stage is compiled with. */
export function stagedExchange(
  script: ApiScript,
  request: MemoryRequest = {},
  given: Partial<Ports> = {},
): StagedExchange {
  const ports = memoryPorts(given)
  const services: Services = {
    ...ports,
    leases: new QuotaLeases(ports.quotas, ports.clock),
    pools: new Backends(ports.backends, ports.clock),
    flights: new CacheFlights(ports.responseCache),
    rateLimitHeaders: false,
    portalUrl: 'https://portal.example',
    authorization: new AuthorizationMemory(ports.clock),
  }
  const snapshot = deployedApi(script)
  const { stages, usagePlans: plans } = snapshot
  const domains = domainTable(snapshot.domains)
  const stage = stages.get(stageKey)
  if (stage === undefined) throw new Error('The script deploys no stage')
  const compiled = compileStage(stage, { answer: [], finish: [], report: [] }, services)
  const access = { ...snapshot, usagePlans: new Map([...plans].map(([id, plan]) => [id, new UsagePlanAccess(plan)])) }

  const start = (asked: MemoryRequest) => {
    const client = new MemoryClient(asked)
    const address = findAddress(client.host, client.target, domains)
    const match = address && compiled.resources.find(address.resourcePath)
    if (address === undefined || match === undefined || match === 'malformed') throw new Error('No resource matches')
    const route = match.leaf.get(client.method)
    if (route === undefined) throw new Error('No method matches')
    const exchange = new Exchange(client, route.method, access, address, match.values, services)
    return { client, exchange, method: route.method }
  }
  const first = start(request)
  return { ...first, services, ports, again: (asked = request) => start(asked).exchange }
}
