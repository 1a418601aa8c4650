import { compileAwsProxyResponse } from '../integrations/aws-proxy-response.ts'
import { httpProxyResponse } from '../integrations/http-proxy-response.ts'
import { compileMappedResponse } from '../integrations/mapped-response.ts'
import type { Stage } from '../pipeline/stage.ts'

/** Makes the answer to the caller from what the integration answered. */
export const buildMethodResponse: Stage = {
  name: 'build-method-response',
  compile(method, services) {
    const { type } = method.method.integration
    if (type === 'HTTP_PROXY') return httpProxyResponse
    return type === 'AWS_PROXY' ? compileAwsProxyResponse(method, services) : compileMappedResponse(method)
  },
}
