import type { Access } from '../exchange.ts'
import { invokeFunction } from '../functions/invoke-function.ts'
import { readAwsUri } from '../integrations/aws-uri.ts'
import { fetchBackend } from '../integrations/fetch-backend.ts'
import type { Phase } from '../logs/phase.ts'
import { fillStageVariables } from '../mapping/fill-stage-variables.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { Services } from '../pipeline/stage.ts'
import type { AuthorizerSnapshot, StageSnapshot } from '../snapshot.ts'
import type { AuthorizerAnswer } from './authorizer-answer.ts'
import { maxOutputBytes, readAuthorizerOutput } from './read-authorizer-output.ts'

/** What an authorizer said, or why nobody is let in, and how asking it went. */
export interface Asked {
  readonly outcome: AuthorizerAnswer | Refusal
  readonly phase: Phase
}

/** Asks an authorizer. Never rejects. @param event JSON. */
export type AskAuthorizer = (event: string, access: Access) => Promise<Asked>

/** As long as an integration may take at most. */
const timeoutMs = 29_000

export const unauthorized = new Refusal('UNAUTHORIZED')

/**
 * Compiles where an authorizer is: a function by its invocation ARN, or, beyond AWS, a URL that gets the same event by
 * POST and answers with the same output, or with 401. `${stageVariables.name}` may stand in either.
 * @throws Error with the cause when `authorizerUri` is neither.
 */
export function compileAskAuthorizer(
  authorizer: AuthorizerSnapshot,
  stage: StageSnapshot,
  services: Services,
): AskAuthorizer {
  const { authorizerUri = '', authorizerCredentials: credentials } = authorizer
  const { accountId, variables } = stage
  if (/^https?:/i.test(authorizerUri)) return askUrl(fillStageVariables(authorizerUri, variables), accountId, services)
  const uri = readAwsUri(authorizerUri, variables)
  if (uri.kind !== 'function') throw new Error(`${authorizerUri} is no function`)
  const { functionArn } = uri
  const signing = credentials === undefined ? {} : { credentials: fillStageVariables(credentials, variables) }
  const call = { accountId, functionArn, timeoutMs, ...signing }
  return async (payload, access) => {
    const started = services.clock.monotonic()
    const result = await invokeFunction(services, access, { ...call, payload })
    const latencyMs = services.clock.monotonic() - started
    if (result.outcome !== 'answered') {
      const isConfiguration = result.outcome === 'not-found' || result.outcome === 'denied'
      return failed(isConfiguration ? 'configuration' : 'failure', result.reason, { latencyMs })
    }
    const phase: Phase = { latencyMs, requestId: result.requestId, integrationStatus: 200 }
    if (result.functionError !== undefined) return thrown(result.payload, phase)
    return read(result.payload, phase)
  }
}

function askUrl(text: string, accountId: string, services: Services): AskAuthorizer {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '') throw new Error(`${text} is no URL of an authorizer`)
  const headers = ['Host', url.host, 'Content-Type', 'application/json', 'Accept', 'application/json']
  const request = { method: 'POST', path: `${url.pathname}${url.search}`, headers }
  const limits = { timeoutMs, maxBytes: maxOutputBytes }
  return async (body) => {
    const started = services.clock.monotonic()
    const backend = services.pools.backend(accountId, url.origin)
    const sent = { ...request, headers: [...headers, 'Content-Length', `${Buffer.byteLength(body)}`], body }
    const answer = await fetchBackend(backend, sent, limits, services.clock)
    const latencyMs = services.clock.monotonic() - started
    if (answer.outcome !== 'answered') {
      const isConfiguration = answer.outcome === 'refused-address' || answer.outcome === 'too-large'
      return failed(isConfiguration ? 'configuration' : 'failure', `${text}: ${answer.reason}`, { latencyMs })
    }
    const phase: Phase = { latencyMs, integrationStatus: answer.status }
    if (answer.status === 401) return { outcome: unauthorized, phase: { ...phase, status: 401, error: 'Unauthorized' } }
    if (answer.status !== 200) return failed('failure', `${text} answered ${answer.status}`, phase)
    return read(answer.body.toString(), phase)
  }
}

/** A function that throws exactly `Unauthorized` says no; any other failure is its own. */
function thrown(payload: string, phase: Phase): Asked {
  const message = errorMessage(payload)
  if (message === 'Unauthorized') return { outcome: unauthorized, phase: { ...phase, status: 401, error: message } }
  return failed('failure', `The authorizer failed: ${payload.slice(0, 500)}`, phase)
}

function errorMessage(payload: string): unknown {
  try {
    const error: unknown = JSON.parse(payload)
    return typeof error === 'object' && error !== null && 'errorMessage' in error ? error.errorMessage : undefined
  } catch {
    return undefined
  }
}

function read(payload: string, phase: Phase): Asked {
  const answer = readAuthorizerOutput(payload)
  if (typeof answer === 'string') return failed('configuration', answer, phase)
  return { outcome: answer, phase: { ...phase, status: 200 } }
}

/** `configuration`: it could not be asked, or its answer is none. `failure`: it was asked and did not answer. */
function failed(kind: 'configuration' | 'failure', cause: string, phase: Phase): Asked {
  const type = kind === 'configuration' ? 'AUTHORIZER_CONFIGURATION_ERROR' : 'AUTHORIZER_FAILURE'
  const outcome = new Refusal(type, undefined, cause)
  return { outcome, phase: { ...phase, status: 500, error: cause } }
}
