import { Refusal } from '../pipeline/refusal.ts'

/** The refusal of a method whose configuration cannot be served. @param methodKey `/pets/{id}/GET` */
export function misconfigured(methodKey: string, reason: string): Refusal {
  return new Refusal('API_CONFIGURATION_ERROR', undefined, `${methodKey}: ${reason}`)
}
