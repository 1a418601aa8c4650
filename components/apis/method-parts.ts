/** The boxes of a method, in the order in which a call goes through them. */
export const methodParts = [
  'method-request',
  'integration-request',
  'integration',
  'integration-responses',
  'method-responses',
] as const

export type MethodPart = (typeof methodParts)[number]

/** The box that an address asks for; without one the first that has something to say. */
export function methodPart(wanted: string, hasIntegration: boolean): MethodPart {
  const part = methodParts.find((name) => name === wanted)
  return part ?? (hasIntegration ? 'method-request' : 'integration')
}
