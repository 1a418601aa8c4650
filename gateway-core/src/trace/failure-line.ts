import { type Exchange, header } from '../exchange.ts'
import type { GatewayResponseType } from '../gateway-responses.ts'
import { FunctionResponse } from '../integrations/function-response.ts'
import type { Limit } from '../limits/limit.ts'
import type { Refusal } from '../pipeline/refusal.ts'
import { masked } from './masked.ts'

/**
 * Why a request was refused, in the words of AWS's execution logs (quoted in re:Post's articles on API Gateway's logs
 * and on its 429s); undefined for a request that was not.
 */
export function failureLine(exchange: Exchange): string | undefined {
  const { refusal, integrationResponse } = exchange
  if (refusal === undefined) return undefined
  if (integrationResponse instanceof FunctionResponse && integrationResponse.functionError !== undefined) {
    return functionLine(integrationResponse)
  }
  return lines[refusal.type]?.(exchange, refusal) ?? `Execution failed: ${because(exchange, refusal)}`
}

/** The value of the key that the caller presented, masked; empty without one. */
export function shownApiKey(exchange: Exchange): string {
  const { apiKeySource } = exchange.method.stage.api
  const value = apiKeySource === 'HEADER' ? exchange.header('x-api-key') : exchange.authorizer?.usageIdentifierKey
  return masked(value ?? '')
}

type Line = (exchange: Exchange, refusal: Refusal) => string

const misconfigured: Line = (exchange, refusal) =>
  `Execution failed due to configuration error: ${because(exchange, refusal)}`
const unauthorized: Line = ({ requestId }) => `Unauthorized request: ${requestId}`

const lines: Partial<Record<GatewayResponseType, Line>> = {
  API_CONFIGURATION_ERROR: misconfigured,
  AUTHORIZER_CONFIGURATION_ERROR: misconfigured,
  AUTHORIZER_FAILURE: misconfigured,
  BAD_REQUEST_BODY: (exchange, refusal) => {
    const contentType = exchange.header('content-type')?.split(';', 1)[0]?.trim() || 'application/json'
    return `Request body does not match model schema for content type ${contentType}: ${why(exchange, refusal)}`
  },
  BAD_REQUEST_PARAMETERS: (exchange, refusal) => because(exchange, refusal),
  INTEGRATION_FAILURE: (_, { cause }) =>
    `Execution failed due to a network error communicating with endpoint${cause === undefined ? '' : `: ${cause}`}`,
  INTEGRATION_TIMEOUT: () => 'Execution failed due to a timeout error',
  INVALID_API_KEY: (exchange) => {
    const { api, stage, method } = names(exchange)
    const reason = shownApiKey(exchange) === '' ? 'no API Key was sent' : 'No Usage Plan found for key and API Stage'
    const need = `API Key is not associated with a Usage Plan for API Stage ${api}/${stage}: ${reason}`
    return `API Key ${shownApiKey(exchange)} not authorized because method '${method}' requires API Key and ${need}`
  },
  QUOTA_EXCEEDED: (exchange) => {
    const { api, stage } = names(exchange)
    const plan = exchange.planKey?.access.plan
    const quota = plan?.quota
    const spent =
      quota === undefined ? '' : ` for Usage Plan ID ${plan?.id}. Limit: ${quota.limit} Period: ${quota.period}`
    return `API Key ${shownApiKey(exchange)} exceeded quota limit for API Stage ${api}/${stage}: Key quota exhausted${spent}`
  },
  THROTTLED: throttled,
  UNAUTHORIZED: unauthorized,
}

/** Limits are asked in their order, and each that let the request pass has left its name: the first without is it. */
function throttled(exchange: Exchange): string {
  const { api, stage, verb, resource } = names(exchange)
  const { method, planKey, methodLimit, planLimit } = exchange
  const place = `RestApi ${api}, Stage ${stage}, Resource ${resource}, HttpMethod ${verb}`
  const ofMethod = planKey?.methodLimit(method.stageKey, method.methodKey)
  const exceeded = `API Key ${shownApiKey(exchange)} exceeded throttle limit for API Stage ${api}/${stage}: Key throttle limit exceeded for`
  const plan = `Usage Plan ID ${planKey?.access.plan.id}`
  if (ofMethod !== undefined && methodLimit === undefined) return `${exceeded} ${plan}, ${place}. ${sizes(ofMethod)}`
  if (planKey?.limit !== undefined && planLimit === undefined) return `${exceeded} ${plan}. ${sizes(planKey.limit)}`
  const { throttlingRateLimit: ratePerSecond, throttlingBurstLimit: burst } = method.setting
  if (ratePerSecond === undefined) return `Account throttle limit exceeded for ${place}`
  return `Key throttle limit exceeded for ${place}. ${sizes({ ratePerSecond, burst: burst ?? Math.ceil(ratePerSecond) })}`
}

function sizes({ ratePerSecond, burst }: Pick<Limit, 'ratePerSecond' | 'burst'>): string {
  return `Limit: ${ratePerSecond.toFixed(2)} Burst: ${burst}`
}

function names({ method: { stage, method, resource } }: Exchange) {
  return {
    api: stage.restApiId,
    stage: stage.stageName,
    verb: method.httpMethod,
    resource: resource.id,
    method: `${method.httpMethod} ${resource.path}`,
  }
}

/** As text: the variable of the same name has its quotation marks escaped, to be put into JSON. */
function why(exchange: Exchange, refusal: Refusal): string {
  return exchange.validationError?.replaceAll('\\"', '"') ?? `[${because(exchange, refusal)}]`
}

/** A template that failed, in the words of the stages that render templates. */
const templateFailed = /^a mapping template failed(?=:)/

/** The cause without the method, of which the log tells elsewhere; of templates as AWS begins it. */
function because({ method, integrationResponse }: Exchange, { cause, shownMessage }: Refusal): string {
  if (cause === undefined) return shownMessage ?? ''
  const prefix = `${method.methodKey}: `
  const reason = cause.startsWith(prefix) ? cause.slice(prefix.length) : cause
  const direction = integrationResponse === undefined ? 'request' : 'response'
  const told = reason.replace(templateFailed, `Unable to transform ${direction}`)
  return told.charAt(0).toUpperCase() + told.slice(1)
}

function functionLine({ status, payload, rawHeaders }: FunctionResponse): string {
  const id = header(rawHeaders, 'x-amzn-requestid') ?? ''
  const error = `due to customer function error: ${errorMessage(payload)}`
  return `Lambda execution failed with status ${status} ${error}. Lambda request id: ${id}`
}

function errorMessage(payload: string): string {
  try {
    const { errorMessage: message } = JSON.parse(payload)
    return typeof message === 'string' ? message : payload
  } catch {
    return payload
  }
}
