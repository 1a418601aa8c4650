import type { GatewayResponseSet } from '../gateway-response-set.ts'
import { sharedStep } from '../pipeline/shared-step.ts'
import type { Stage } from '../pipeline/stage.ts'

/** Turns a refusal into the API's gateway response for it. */
export const renderGatewayResponse: Stage = {
  name: 'render-gateway-response',
  compile: ({ gatewayResponses }, services) => stepOf(gatewayResponses, services),
}

const stepOf = sharedStep<GatewayResponseSet>((gatewayResponses, { log }) => (exchange) => {
  const { refusal, requestId, method } = exchange
  if (refusal === undefined) return undefined
  if (refusal.cause !== undefined) log.error(`${method.stageKey}${method.methodKey}: ${refusal.cause}`, { requestId })
  exchange.reply = gatewayResponses.render(refusal, exchange)
  return undefined
})
