import type { FunctionResult } from '../functions/invoke-function.ts'
import { Refusal } from '../pipeline/refusal.ts'

type Failure = Exclude<FunctionResult['outcome'], 'answered'>

/**
 * What a caller is told of a function that was not run (developer guide, "Handle Lambda errors in API Gateway"; AWS
 * answers 500 to throttling by Lambda, by its INTEGRATION_FAILURE). The reason goes to the operator's log.
 */
export function functionRefusal(outcome: Failure, reason: string): Refusal {
  switch (outcome) {
    case 'timed-out':
      return new Refusal('INTEGRATION_TIMEOUT', undefined, reason)
    case 'throttled':
      return new Refusal('INTEGRATION_FAILURE', 'Internal server error', reason, { status: 500 })
    case 'failed':
      return new Refusal('INTEGRATION_FAILURE', undefined, reason)
    default:
      return new Refusal('API_CONFIGURATION_ERROR', undefined, reason)
  }
}
