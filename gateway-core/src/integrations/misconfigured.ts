import { Refusal } from '../pipeline/refusal.ts'

/** The refusal of a method whose configuration cannot be served. Whose that is the log says (`render-gateway-response`). */
export function misconfigured(reason: string): Refusal {
  return new Refusal('API_CONFIGURATION_ERROR', undefined, reason)
}
