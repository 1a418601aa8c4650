import { type LookupAddress, lookup } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { BackendNetworks } from 'gateway-core/ports.ts'
import { z } from 'zod'
import { query } from '../../operation.ts'
import { createBackendNetworks } from './backend-networks.ts'
import { ownPorts } from './own-ports.ts'

/** What a probe found: any answer is a sign of life, whatever its status. */
export type BackendProbe =
  | { readonly reachable: true; readonly status: number; readonly latencyMs: number }
  | { readonly reachable: false; readonly reason: string }

const timeoutMs = 4_000

/**
 * Whether the gateway could reach a backend, asked once from this server under the rule of `BACKEND_NETWORKS`. Tells
 * the status and nothing of the body; follows no redirect.
 */
export const probeBackend = query({
  name: 'ProbeBackend',
  permission: 'apis:write',
  input: z.object({ url: z.url({ protocol: /^https?$/ }).max(2048) }),
  run: ({ settings }, { url }) =>
    probe(new URL(url), createBackendNetworks(settings.backendNetworks, { ports: ownPorts(settings) })),
})

function probe(url: URL, networks: BackendNetworks): Promise<BackendProbe> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // Node asks `lookup` for names only: an address in the URL is checked here.
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  if (isIP(host) && !networks.allows(host, port)) return Promise.resolve(unreachable(new NotAllowedError()))
  const started = performance.now()
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const request = send(
      url,
      { lookup: allowedLookup(networks, port), signal: AbortSignal.timeout(timeoutMs), agent: false },
      (response) => {
        resolve({
          reachable: true,
          status: response.statusCode ?? 0,
          latencyMs: Math.round(performance.now() - started),
        })
        response.destroy()
      },
    )
    request.on('error', (error) => resolve(unreachable(error)))
    request.end()
  })
}

class NotAllowedError extends Error {
  readonly code = 'EBACKENDNETWORKS'
}

/** Resolves a name to the addresses that integrations may reach; an error when there are none. */
function allowedLookup(networks: BackendNetworks, port: number): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const allowed = addresses.filter(({ address }) => networks.allows(address, port))
      const [first] = allowed
      if (!first) return callback(new NotAllowedError(), '', 0)
      return options.all
        ? callback(null, allowed satisfies LookupAddress[])
        : callback(null, first.address, first.family)
    })
  }
}

function unreachable(error: Error & { code?: string | undefined }): BackendProbe {
  const reason = reasons[error.code ?? error.name] ?? reasons[error.name]
  return { reachable: false, reason: reason ?? (isTlsFailure(error) ? 'its certificate was refused' : 'no connection') }
}

const reasons: Readonly<Record<string, string>> = {
  EBACKENDNETWORKS: 'BACKEND_NETWORKS does not allow this address',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'no such host, or the name server does not answer',
  ECONNREFUSED: 'connection refused: nothing listens there',
  ECONNRESET: 'the connection was reset',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  ETIMEDOUT: 'no answer in time',
  TimeoutError: `no answer within ${timeoutMs / 1000} s`,
  AbortError: `no answer within ${timeoutMs / 1000} s`,
  ABORT_ERR: `no answer within ${timeoutMs / 1000} s`,
  HPE_INVALID_CONSTANT: 'it does not speak HTTP',
}

function isTlsFailure(error: Error & { code?: string | undefined }): boolean {
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(error.code ?? '')
}
