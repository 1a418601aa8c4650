import type { AddressInfo } from 'node:net'
import { createGateway, type Gateway } from '../gateway.ts'
import { drain } from '../listener/drain.ts'
import { createNodeListener } from '../listener/node-http.ts'
import type { Ports } from '../ports.ts'
import { type CallOptions, type CallResult, call } from './call.ts'
import { type ApiScript, apiId, apiKeyValue, deployedApi, stageName } from './deployed-api.ts'
import { type MemoryPorts, memoryPorts } from './memory-ports.ts'

export interface Scenario extends AsyncDisposable {
  readonly gateway: Gateway
  readonly ports: MemoryPorts
  /** `http://127.0.0.1:…` of the gateway's listener. */
  readonly origin: string
  /** The host that addresses the API. */
  readonly host: string
  /** The value of the one API key. */
  readonly key: string
  /** Calls `/{stage}{path}` on the API's host. */
  call(method: string, path: string, options?: CallOptions): Promise<CallResult>
  /** Deploys another version of the API; it is served when this resolves. */
  deploy(script: ApiScript): Promise<void>
}

/**
 * Deploys a small API to a real gateway behind a real socket:
 *
 *     await using api = await scenario({ methods: { 'GET /pets': mock(200, '[]') } })
 *     expect((await api.call('GET', '/pets')).body).toBe('[]')
 */
export async function scenario(script: ApiScript, given: Partial<Ports> = {}): Promise<Scenario> {
  const ports = memoryPorts(given)
  const gateway = createGateway(ports, { patienceMs: 100, portalUrl: 'https://portal.example' })
  let version = 1
  await gateway.load(deployedApi(script, version))
  const server = createNodeListener(gateway)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const host = `${apiId}.execute-api.us-east-1.localhost`
  return {
    gateway,
    ports,
    origin,
    host,
    key: apiKeyValue,
    call: (method, path, options = {}) =>
      call(origin, method, `/${stageName}${path}`, { ...options, headers: { host, ...options.headers } }),
    async deploy(next) {
      await gateway.load(deployedApi(next, ++version))
    },
    async [Symbol.asyncDispose]() {
      await drain(server, 100)
      await gateway.close()
    },
  }
}
