import type { Exchange } from '../exchange.ts'
import type { Phase } from '../logs/phase.ts'

/**
 * `$context.authorizer.{path}`: the principal, a claim of a user pool's token, a value that a function put into its
 * `context`, or, where it put none of that name, how the call of the authorizer went.
 */
export function authorizerVariable(path: string): (exchange: Exchange) => string | undefined {
  if (path === 'principalId') return ({ authorizer }) => authorizer?.principalId
  if (path === 'claims') return () => undefined
  if (path.startsWith('claims.')) return claim(path.slice('claims.'.length))
  const ofPhase = Object.hasOwn(phaseVariables, path) ? phaseVariables[path] : undefined
  return ({ authorizer, authorizerPhase }) => own(authorizer?.context, path) ?? ofPhase?.(authorizerPhase)
}

function claim(name: string): (exchange: Exchange) => string | undefined {
  return ({ authorizer }) => own(authorizer?.claims, name)
}

function own(values: Readonly<Record<string, string>> | undefined, name: string): string | undefined {
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined
}

const phaseVariables: Readonly<Record<string, (phase: Phase | undefined) => string | undefined>> = {
  error: (phase) => phase?.error,
  latency: (phase) => milliseconds(phase?.latencyMs),
  integrationLatency: (phase) => milliseconds(phase?.latencyMs),
  requestId: (phase) => phase?.requestId,
  status: (phase) => text(phase?.status),
  integrationStatus: (phase) => text(phase?.integrationStatus ?? phase?.status),
}

/** Whole milliseconds, as AWS logs them. */
export function milliseconds(latency: number | undefined): string | undefined {
  return latency === undefined ? undefined : `${Math.round(latency)}`
}

const text = (value: number | undefined) => (value === undefined ? undefined : `${value}`)
