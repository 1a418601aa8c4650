import { type Access, header } from '../exchange.ts'
import { awsCredentials, placeholderCredentials } from '../integrations/aws-credentials.ts'
import { type AwsEndpoint, awsEndpoint } from '../integrations/aws-endpoint.ts'
import { type BackendAnswer, fetchBackend } from '../integrations/fetch-backend.ts'
import type { Services } from '../pipeline/stage.ts'
import { signRequest } from '../sigv4/sign-request.ts'
import type { FunctionArn } from './function-arn.ts'
import type { FunctionCall, FunctionResult } from './invoke-function.ts'

/** More than Lambda's own 6 MB for an answer. */
const maxAnswerBytes = 10 * 1024 * 1024

/**
 * Calls a function by Lambda's Invoke (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html): at the endpoint
 * that the operator configured, else at AWS with stored credentials, else there is no such function.
 */
export async function invokeRemoteFunction(
  services: Services,
  access: Access,
  call: FunctionCall,
  { region }: FunctionArn,
): Promise<FunctionResult> {
  const { accountId, functionArn, payload, timeoutMs } = call
  const stored = awsCredentials(access, accountId, call.credentials, services.vault)
  if (stored === undefined && services.awsEndpoints.configured('lambda') === undefined) {
    return { outcome: 'not-found', reason: missing(call) }
  }
  const endpoint = awsEndpoint(services, accountId, { service: 'lambda', region })
  const request = {
    method: 'POST',
    host: endpoint.host,
    path: `${endpoint.basePath}/2015-03-31/functions/${encodeURIComponent(functionArn)}/invocations`,
    headers: headers(call),
    body: payload,
  }
  const scope = { region, service: 'lambda', now: services.clock.now() }
  const signed = { ...request, headers: signRequest(request, stored ?? placeholderCredentials, scope) }
  const limits = { timeoutMs, maxBytes: maxAnswerBytes }
  return result(call, endpoint, await fetchBackend(endpoint.backend, signed, limits, services.clock))
}

function headers({ isEvent }: FunctionCall): string[] {
  const type = isEvent ? 'Event' : 'RequestResponse'
  return ['Content-Type', 'application/json', 'X-Amz-Invocation-Type', type]
}

function missing({ functionArn, credentials }: FunctionCall): string {
  const why = credentials === undefined ? 'the integration names no credentials' : `none are stored for ${credentials}`
  return `There is no function ${functionArn} here, and AWS is not asked: ${why}`
}

function result(call: FunctionCall, { backend }: AwsEndpoint, answer: BackendAnswer): FunctionResult {
  const { functionArn, stream } = call
  if (answer.outcome === 'timed-out') return { outcome: 'timed-out', reason: `${functionArn}: ${answer.reason}` }
  if (answer.outcome !== 'answered') {
    return { outcome: 'failed', reason: `${functionArn} at ${backend.origin}: ${answer.reason}` }
  }
  const { status, rawHeaders, body } = answer
  if (status >= 300) return refused(functionArn, status, body)
  const functionError = header(rawHeaders, 'x-amz-function-error')
  const isStream = stream === true && functionError === undefined
  return {
    outcome: 'answered',
    requestId: header(rawHeaders, 'x-amzn-requestid') ?? header(rawHeaders, 'x-amz-request-id') ?? '',
    payload: isStream ? '' : body.toString(),
    ...(functionError === undefined ? {} : { functionError }),
    ...(isStream ? { stream: once(body) } : {}),
  }
}

function refused(functionArn: string, status: number, body: Buffer): FunctionResult {
  const outcome = outcomes[status] ?? 'failed'
  return { outcome, reason: `${functionArn}: Lambda answered ${status} ${body.toString('utf8', 0, 500)}` }
}

const outcomes: Readonly<Record<number, 'denied' | 'not-found' | 'throttled'>> = {
  401: 'denied',
  403: 'denied',
  404: 'not-found',
  429: 'throttled',
}

async function* once(body: Buffer): AsyncIterable<Uint8Array> {
  yield body
}
