import { BackendCall } from '../integrations/backend-call.ts'
import { MockResponse } from '../integrations/mock-response.ts'
import type { Stage } from '../pipeline/stage.ts'

/** Asks the integration and waits for the head of its answer. */
export const callIntegration: Stage = {
  name: 'call-integration',
  compile(_method, { clock }) {
    return (exchange) => {
      const request = exchange.integrationRequest
      if (request === undefined) return undefined
      if ('backend' in request) return new BackendCall(exchange, request, clock).start()
      if ('mockStatus' in request) exchange.integrationResponse = new MockResponse(request.mockStatus)
      return undefined
    }
  },
}
