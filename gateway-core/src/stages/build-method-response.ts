import { compileAwsProxyResponse } from '../integrations/aws-proxy-response.ts'
import { httpProxyResponse } from '../integrations/http-proxy-response.ts'
import { compileMappedResponse } from '../integrations/mapped-response.ts'
import { sharedStep } from '../pipeline/shared-step.ts'
import type { IntegrationSetup, Stage } from '../pipeline/stage.ts'

/** Makes the answer to the caller from what the integration answered. */
export const buildMethodResponse: Stage = {
  name: 'build-method-response',
  compile: ({ setup }, services) => stepOf(setup, services),
}

const stepOf = sharedStep<IntegrationSetup>((setup, services) => {
  const { type } = setup.method.integration
  if (type === 'HTTP_PROXY') return httpProxyResponse
  return type === 'AWS_PROXY' ? compileAwsProxyResponse(setup, services) : compileMappedResponse(setup)
})
