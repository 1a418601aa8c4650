import { Readable } from 'node:stream'
import { type Exchange, header } from '../exchange.ts'
import { isJson } from '../is-json.ts'
import { fillStageVariables } from '../mapping/fill-stage-variables.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { IntegrationSetup, Services, Step } from '../pipeline/stage.ts'
import { type AwsUri, readAwsUri } from './aws-uri.ts'
import { compileMappedRequest, type MappedRequest } from './mapped-request.ts'
import { compileServiceRequest } from './service-request.ts'

/**
 * An AWS integration's request: what mappings and templates made of the caller's goes to a function as its event, or to
 * a service of AWS, signed. Both need the whole body, which `needsPayload` has had read before.
 * @throws Error with the cause when the integration cannot be served.
 */
export function compileAwsRequest(compiled: IntegrationSetup, services: Services): Step {
  const { uri = '' } = compiled.method.integration
  const target = readAwsUri(uri, compiled.stage.variables)
  const mapped = compileMappedRequest(compiled)
  const send =
    target.kind === 'function'
      ? compileFunctionCall(compiled, target)
      : compileServiceRequest(compiled, services, target)
  return (exchange) => {
    const request = mapped(exchange)
    return request instanceof Refusal ? request : send(exchange, request, textOrBytes(request, exchange))
  }
}

/** As Lambda says it. */
const notJson = new Refusal('BAD_REQUEST_BODY', 'Could not parse request body into json')

/** The body is read by now, so a stream of it would be empty. */
function textOrBytes({ body }: MappedRequest, { payload }: Exchange): string | Uint8Array | null {
  return body instanceof Readable ? (payload ?? null) : body
}

/**
 * A function gets the body as its event; none is `{}`. A mapped `X-Amz-Invocation-Type: Event` calls it without waiting
 * (developer guide, "Set up asynchronous invocation of the backend Lambda function").
 */
function compileFunctionCall(
  { stage, method }: IntegrationSetup,
  { functionArn }: Extract<AwsUri, { kind: 'function' }>,
): (exchange: Exchange, request: MappedRequest, body: string | Uint8Array | null) => Refusal | undefined {
  const { timeoutInMillis: timeoutMs, credentials } = method.integration
  const { accountId, variables } = stage
  const signing = credentials === undefined ? {} : { credentials: fillStageVariables(credentials, variables) }
  const call = { accountId, functionArn, timeoutMs, ...signing }
  return (exchange, { headers }, body) => {
    const payload = body === null ? '{}' : typeof body === 'string' ? body || '{}' : Buffer.from(body).toString()
    if (!isJson(payload)) return notJson
    const isEvent = header(headers, 'x-amz-invocation-type') === 'Event'
    exchange.integrationRequest = { functionCall: { ...call, payload, isEvent } }
    return undefined
  }
}
