import { compileHttpProxyResponse } from '../integrations/http-proxy-response.ts'
import { compileMappedResponse } from '../integrations/mapped-response.ts'
import type { Stage } from '../pipeline/stage.ts'

/** Makes the answer to the caller from what the integration answered. */
export const buildMethodResponse: Stage = {
  name: 'build-method-response',
  compile(method) {
    return method.method.integration.type === 'HTTP_PROXY' ? compileHttpProxyResponse() : compileMappedResponse(method)
  },
}
