import { compileAwsProxyRequest } from '../integrations/aws-proxy-request.ts'
import { compileAwsRequest } from '../integrations/aws-request.ts'
import { compileHttpProxyRequest } from '../integrations/http-proxy-request.ts'
import { compileHttpRequest } from '../integrations/http-request.ts'
import { misconfigured } from '../integrations/misconfigured.ts'
import { compileMockRequest } from '../integrations/mock-request.ts'
import { sharedStep } from '../pipeline/shared-step.ts'
import type { IntegrationSetup, Services, Stage, Step } from '../pipeline/stage.ts'

/** Makes the request to the integration. A configuration that cannot be served refuses each request, and says why. */
export const buildIntegrationRequest: Stage = {
  name: 'build-integration-request',
  compile: ({ setup }, services) => stepOf(setup, services),
}

const stepOf = sharedStep<IntegrationSetup>((setup, services) => {
  try {
    return compile(setup, services)
  } catch (error) {
    const refusal = misconfigured(`cannot be served: ${error instanceof Error ? error.message : error}`)
    return () => refusal
  }
})

function compile(setup: IntegrationSetup, services: Services): Step {
  const { integration } = setup.method
  // Its backend is meant to be reached through a private network only; calling it any other way would be worse than not.
  if (integration.connectionType === 'VPC_LINK') throw new Error('VPC links are not served yet')
  switch (integration.type) {
    case 'MOCK':
      return compileMockRequest(setup)
    case 'HTTP_PROXY':
      return compileHttpProxyRequest(setup, services)
    case 'HTTP':
      return compileHttpRequest(setup, services)
    case 'AWS_PROXY':
      return compileAwsProxyRequest(setup, services)
    case 'AWS':
      return compileAwsRequest(setup, services)
    default:
      throw new Error(`there are no integrations of type ${String(integration.type)}`)
  }
}
