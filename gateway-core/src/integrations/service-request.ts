import { type Exchange, header } from '../exchange.ts'
import { requestOverrides } from '../mapping/override-values.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { IntegrationSetup, Services } from '../pipeline/stage.ts'
import { signRequest } from '../sigv4/sign-request.ts'
import { awsEndpoint } from './aws-endpoint.ts'
import type { MappedRequest } from './mapped-request.ts'
import { compileSentVerb } from './sent-verb.ts'
import { compileServiceCall, type ServiceUri } from './service-call.ts'
import { compileServiceSigner } from './service-signer.ts'
import { addTraceHeader } from './trace-header.ts'

/** Sends what was made for a service: sets the integration's request, or refuses. */
export type SendToService = (
  exchange: Exchange,
  request: Pick<MappedRequest, 'headers' | 'query'>,
  body: string | Uint8Array | null,
) => Refusal | undefined

const malformed = new Refusal('DEFAULT_4XX')

/**
 * A signed request to a service of AWS, at AWS itself or at the endpoint that the operator configured.
 * @throws Error with the cause when the integration cannot be served.
 */
export function compileServiceRequest(compiled: IntegrationSetup, services: Services, uri: ServiceUri): SendToService {
  const { stage, method } = compiled
  const { timeoutInMillis: timeoutMs, requestParameters = {} } = method.integration
  const call = compileServiceCall(uri, compiled)
  const endpoint = awsEndpoint(services, stage.accountId, { ...uri, hostPrefix: call.hostPrefix })
  const signer = compileServiceSigner(compiled, services, endpoint)
  const mapsType = Object.keys(requestParameters).some((key) => key.toLowerCase() === contentTypeKey)
  const verb = compileSentVerb(method.integration)
  const { region } = uri
  return (exchange, request, body) => {
    const credentials = signer(exchange)
    if (credentials instanceof Refusal) return credentials
    const path = call.path(exchange)
    const query = call.query(exchange, request.query)
    if (path === undefined || query === undefined) return malformed
    const keepsType = mapsType || requestOverrides(exchange, 'header')?.has('content-type') === true
    const unsigned = {
      method: verb(exchange),
      host: endpoint.host,
      path: `${endpoint.basePath}${path}${query === '' ? '' : `?${query}`}`,
      headers: headersFor(call, request.headers, keepsType),
      body,
    }
    const scope = { region, service: call.signingName, now: services.clock.now() }
    const headers = signRequest(unsigned, credentials, scope)
    addTraceHeader(exchange, headers)
    exchange.integrationRequest = { ...unsigned, headers, backend: endpoint.backend, timeoutMs }
    return undefined
  }
}

const contentTypeKey = 'integration.request.header.content-type'

/** The service's own type replaces the caller's, but not one that the integration chose. */
function headersFor(
  { target, contentType }: Pick<ReturnType<typeof compileServiceCall>, 'target' | 'contentType'>,
  headers: readonly string[],
  keepsType: boolean,
): string[] {
  if (target === undefined) return [...headers]
  const kept: string[] = []
  for (let index = 0; index < headers.length; index += 2) {
    const name = (headers[index] ?? '').toLowerCase()
    const replaced = name === 'x-amz-target' || (name === 'content-type' && !keepsType)
    if (!replaced) kept.push(headers[index] ?? '', headers[index + 1] ?? '')
  }
  if (contentType !== undefined && header(kept, 'content-type') === undefined) kept.push('Content-Type', contentType)
  kept.push('X-Amz-Target', target)
  return kept
}
