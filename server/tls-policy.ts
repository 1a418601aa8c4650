import { badRequest } from './errors.ts'

/** AWS `SecurityPolicy`, of the newest service model. */
export const securityPolicies = [
  ...['TLS_1_0', 'TLS_1_2', 'SecurityPolicy_TLS13_1_3_2025_09', 'SecurityPolicy_TLS13_1_3_FIPS_2025_09'],
  ...['SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09', 'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09'],
  ...['SecurityPolicy_TLS13_1_2_PQ_2025_09', 'SecurityPolicy_TLS13_1_2_2021_06', 'SecurityPolicy_TLS13_2025_EDGE'],
  ...['SecurityPolicy_TLS12_PFS_2025_EDGE', 'SecurityPolicy_TLS12_2018_EDGE'],
  ...['SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09', 'SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09'],
  'SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09',
]

/** AWS `EndpointAccessMode`. */
export const endpointAccessModes = ['BASIC', 'STRICT'] as const
export type EndpointAccessMode = (typeof endpointAccessModes)[number]

export interface TlsPolicy {
  readonly securityPolicy?: string | undefined
  readonly endpointAccessMode?: string | undefined
}

/**
 * Refuses a TLS policy that AWS does not have for this type of endpoint, of an API or of a domain name. An access mode
 * goes with the policies that begin with `SecurityPolicy_`, and these do not go without one.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html
 * @throws BadRequestException
 */
export function checkTlsPolicy(endpointType: string, { securityPolicy, endpointAccessMode }: TlsPolicy): void {
  const isEnhanced = securityPolicy?.startsWith('SecurityPolicy_') === true
  if (endpointAccessMode !== undefined && !isEnhanced) {
    throw badRequest('Endpoint access mode is only supported with security policies that start with SecurityPolicy_.')
  }
  if (!isEnhanced) return
  if (securityPolicy.endsWith('_EDGE') !== (endpointType === 'EDGE')) {
    throw badRequest(`Invalid security policy ${securityPolicy} for endpoint type ${endpointType}.`)
  }
  if (endpointAccessMode === undefined) {
    throw badRequest('Endpoint access mode is required for the specified security policy')
  }
}

/** Refuses another type of endpoint while the access mode is strict: it has to be `BASIC` first. */
export function checkStrictType(
  before: TlsPolicy,
  typeBefore: string | undefined,
  typeAfter: string | undefined,
): void {
  if (before.endpointAccessMode !== 'STRICT' || typeBefore === typeAfter) return
  throw badRequest('Cannot change the endpoint type while the endpoint access mode is STRICT. Set it to BASIC first.')
}
