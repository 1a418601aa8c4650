import { gatewayResponse, isGatewayResponseType } from 'gateway-core/gateway-responses.ts'

/** What the gateway says when it refuses for one reason: what templates see as `$context.error`. */
export interface SampleRefusal {
  status: number
  errorType: string
  /** `$context.error.messageString`: JSON text. */
  messageString: string
}

/** A refusal of this type as it is by default, to show what a change makes of it. */
export function sampleRefusal(responseType: string): SampleRefusal | undefined {
  if (!isGatewayResponseType(responseType)) return undefined
  const { status, errorType, message } = gatewayResponse(responseType)
  return { status, errorType, messageString: JSON.stringify(message) }
}
