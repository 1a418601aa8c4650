import { type GatewayResponseType, gatewayResponses } from '../gateway-responses.ts'

/**
 * "No", as a value: which of AWS's gateway responses answers, and why. Throwing would cost twenty times as much, and a
 * storm of refusals is when it matters.
 */
export class Refusal {
  readonly type: GatewayResponseType
  /** Replaces the type's message in the answer. */
  readonly message: string | undefined
  /** For the operator's log; the caller never sees it. */
  readonly cause: string | undefined

  constructor(type: GatewayResponseType, message?: string, cause?: string) {
    this.type = type
    this.message = message
    this.cause = cause
  }

  /** `$context.error.message`; null where AWS answers null. */
  get shownMessage(): string | null {
    return this.message ?? gatewayResponses[this.type].message
  }

  /** `$context.error.messageString`: the message as JSON. */
  get messageString(): string {
    return JSON.stringify(this.shownMessage)
  }
}
