import type { Stage } from '../pipeline/stage.ts'

/** Turns a refusal into the API's gateway response for it. */
export const renderGatewayResponse: Stage = {
  name: 'render-gateway-response',
  compile({ gatewayResponses }, { log }) {
    return (exchange) => {
      const { refusal, requestId } = exchange
      if (refusal === undefined) return undefined
      if (refusal.cause !== undefined) log.error(refusal.cause, { requestId })
      exchange.reply = gatewayResponses.render(refusal, exchange)
      return undefined
    }
  },
}
