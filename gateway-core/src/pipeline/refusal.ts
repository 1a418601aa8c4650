import { type GatewayResponseType, gatewayResponses } from '../gateway-responses.ts'

/** What the answer shows where AWS does not show its type's own. */
export interface ShownInstead {
  readonly status?: number
  /** `x-amzn-ErrorType`. */
  readonly errorType?: string
}

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
  readonly #shown: ShownInstead | undefined

  constructor(type: GatewayResponseType, message?: string, cause?: string, shown?: ShownInstead) {
    this.type = type
    this.message = message
    this.cause = cause
    this.#shown = shown
  }

  /** The status, unless the provider changed the type's. */
  get status(): number {
    return this.#shown?.status ?? gatewayResponses[this.type].status
  }

  /** `x-amzn-ErrorType`, unless the provider changed the type's. */
  get errorType(): string {
    return this.#shown?.errorType ?? gatewayResponses[this.type].errorType
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
