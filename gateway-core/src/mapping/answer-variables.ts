import type { Exchange } from '../exchange.ts'
import type { Phase } from '../logs/phase.ts'
import { milliseconds } from './authorizer-variable.ts'

type Variables = Readonly<Record<string, (exchange: Exchange) => string | undefined>>

/**
 * The variables of `$context` about how the request went: phases, errors, the integration's answer and ours. AWS gives
 * most of them to access logs only; a template that asks for one gets it as far as it is known by then.
 */
export const answerVariables: Variables = {
  ...phase('authenticate', ({ authenticatePhase }) => authenticatePhase),
  ...phase('authorize', ({ authorizePhase }) => authorizePhase),
  ...phase('integration', ({ integrationPhase }) => integrationPhase),
  awsEndpointRequestId,
  'error.message': ({ refusal }) => refusal?.shownMessage ?? undefined,
  'error.messageString': ({ refusal }) => refusal?.messageString,
  'error.responseType': ({ refusal }) => refusal?.type,
  'error.validationErrorString': ({ validationError }) => validationError,
  'integration.integrationStatus': integrationStatus,
  'integration.requestId': awsEndpointRequestId,
  integrationErrorMessage: ({ integrationPhase }) => integrationPhase?.error,
  integrationLatency: ({ integrationPhase }) => milliseconds(integrationPhase?.latencyMs),
  integrationStatus,
  responseLatency: ({ responseLatencyMs }) => milliseconds(responseLatencyMs),
  responseLength,
  status: ({ reply }) => (reply === undefined ? undefined : `${reply.status}`),
}

function phase(name: string, of: (exchange: Exchange) => Phase | undefined): Variables {
  return {
    [`${name}.error`]: (exchange) => of(exchange)?.error,
    [`${name}.latency`]: (exchange) => milliseconds(of(exchange)?.latencyMs),
    [`${name}.status`]: (exchange) => number(of(exchange)?.status),
  }
}

const number = (value: number | undefined) => (value === undefined ? undefined : `${value}`)

/** The status that the integration's service answered; of a function, the service's, not the function's own. */
function integrationStatus({ integrationPhase, integrationResponse }: Exchange): string | undefined {
  return number(integrationPhase?.integrationStatus ?? integrationPhase?.status ?? integrationResponse?.status)
}

/** The id that the AWS service behind gave the request. */
function awsEndpointRequestId({ integrationPhase, integrationResponse }: Exchange): string | undefined {
  return (
    integrationPhase?.requestId ??
    integrationResponse?.headerValues('x-amzn-requestid')[0] ??
    integrationResponse?.headerValues('x-amz-request-id')[0]
  )
}

/** What went out; before that is counted, what the answer says that it is long. */
function responseLength({ responseBytes, reply }: Exchange): string | undefined {
  if (responseBytes !== undefined) return `${responseBytes}`
  const body = reply?.body
  if (typeof body === 'string' || body instanceof Uint8Array) return `${Buffer.byteLength(body)}`
  return undefined
}
