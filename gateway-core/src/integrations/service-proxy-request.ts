import type { IntegrationSetup, Services, Step } from '../pipeline/stage.ts'
import type { ServiceUri } from './service-call.ts'
import { compileServiceRequest } from './service-request.ts'

/**
 * The caller's body, as it is, to a service's action: what AWS_PROXY does with Firehose.
 * @throws Error with the cause when the integration cannot be served.
 */
export function compileServiceProxyRequest(compiled: IntegrationSetup, services: Services, uri: ServiceUri): Step {
  const send = compileServiceRequest(compiled, services, uri)
  const agent = `AmazonAPIGateway_${compiled.stage.restApiId}`
  return (exchange) => {
    const headers = ['Accept', 'application/json', 'User-Agent', agent]
    return send(exchange, { headers, query: '' }, exchange.payload ?? null)
  }
}
