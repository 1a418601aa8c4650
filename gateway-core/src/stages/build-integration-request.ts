import { compileAwsProxyRequest } from '../integrations/aws-proxy-request.ts'
import { compileAwsRequest } from '../integrations/aws-request.ts'
import { compileHttpProxyRequest } from '../integrations/http-proxy-request.ts'
import { compileHttpRequest } from '../integrations/http-request.ts'
import { compileMockRequest } from '../integrations/mock-request.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { CompiledMethod, Services, Stage, Step } from '../pipeline/stage.ts'

/** Makes the request to the integration. A configuration that cannot be served refuses each request, and says why. */
export const buildIntegrationRequest: Stage = {
  name: 'build-integration-request',
  compile(method, services) {
    try {
      return compile(method, services)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const cause = `${method.stageKey}${method.methodKey} cannot be served: ${reason}`
      const refusal = new Refusal('API_CONFIGURATION_ERROR', undefined, cause)
      return () => refusal
    }
  },
}

function compile(method: CompiledMethod, services: Services): Step {
  // Its backend is meant to be reached through a private network only; calling it any other way would be worse than not.
  if (method.method.integration.connectionType === 'VPC_LINK') throw new Error('VPC links are not served yet')
  switch (method.method.integration.type) {
    case 'MOCK':
      return compileMockRequest(method)
    case 'HTTP_PROXY':
      return compileHttpProxyRequest(method, services)
    case 'HTTP':
      return compileHttpRequest(method, services)
    case 'AWS_PROXY':
      return compileAwsProxyRequest(method, services)
    case 'AWS':
      return compileAwsRequest(method, services)
    default:
      throw new Error(`there are no integrations of type ${String(method.method.integration.type)}`)
  }
}
