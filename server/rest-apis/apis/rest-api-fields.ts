import { z } from 'zod'
import { badRequest, ServiceError } from '#server/errors.ts'
import { tagsInput } from '#server/tags.ts'
import { endpointAccessModes, securityPolicies } from '#server/tls-policy.ts'
import { policyFault } from '../resource-policy/policy-fault.ts'
import type { EndpointConfiguration } from './rest-api.ts'

/** The members that `CreateRestApi` and `UpdateRestApi` share. */
export const restApiFields = {
  name: z.string().min(1, 'Must not be empty').max(1024),
  description: z.string().max(1024),
  version: z.string().max(64),
  binaryMediaTypes: z.array(z.string().max(256)).max(100),
  /** Bytes; checked with AWS's own text. */
  minimumCompressionSize: z.number(),
  apiKeySource: z.enum(['HEADER', 'AUTHORIZER']),
  policy: z.string(),
  securityPolicy: z.enum(securityPolicies),
  endpointAccessMode: z.enum(endpointAccessModes),
  tags: tagsInput,
}

export const endpointConfigurationFields = z.object({
  types: z.array(z.string()).optional(),
  ipAddressType: z.string().optional(),
  vpcEndpointIds: z.array(z.string().max(256)).max(50).optional(),
})

const endpointTypes = ['REGIONAL', 'EDGE', 'PRIVATE']

/** Refuses, in AWS's words, what the schema alone does not. */
export function checkRestApiFields(input: {
  description?: string | null | undefined
  minimumCompressionSize?: number | null | undefined
  policy?: string | null | undefined
}): void {
  if (input.description === '') throw badRequest('Description cannot be an empty string')
  const size = input.minimumCompressionSize ?? 0
  if (!Number.isInteger(size) || size < 0 || size > 10_485_760) {
    throw badRequest('Invalid minimum compression size, must be between 0 and 10485760')
  }
  if (input.policy) checkPolicy(input.policy)
}

/** The list after an update, or a refusal. */
export function checkBinaryMediaTypes(types: string[]): string[] {
  const fault = restApiFields.binaryMediaTypes.safeParse(types).error?.issues[0]
  if (fault) throw badRequest(`Invalid binary media types specified: ${fault.message}`)
  return types
}

/** The endpoint configuration with AWS's defaults, or AWS's refusal. */
export function endpointConfigurationOf(input: z.output<typeof endpointConfigurationFields>): EndpointConfiguration {
  const types = input.types ?? ['EDGE']
  if (types.some((type) => !endpointTypes.includes(type))) {
    throw badRequest(`Invalid EndpointTypes specified. Valid options are ${endpointTypes.join(',')}`)
  }
  if (types.length === 0) throw badRequest('REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.')
  if (types.length > 1) throw badRequest('Cannot create an api with multiple Endpoint Types.')
  const isPrivate = types[0] === 'PRIVATE'
  const ipAddressType = input.ipAddressType ?? (isPrivate ? 'dualstack' : 'ipv4')
  if (ipAddressType !== 'ipv4' && ipAddressType !== 'dualstack') {
    throw badRequest('ipAddressType must be either ipv4 or dualstack.')
  }
  if (isPrivate && ipAddressType !== 'dualstack') {
    throw badRequest('Only dualstack ipAddressType is supported for Private APIs.')
  }
  const vpcEndpointIds = input.vpcEndpointIds ?? []
  if (vpcEndpointIds.length > 0 && !isPrivate) {
    throw badRequest('VPCEndpointIds are only supported for PRIVATE APIs.')
  }
  return { types, ipAddressType, ...(vpcEndpointIds.length === 0 ? {} : { vpcEndpointIds }) }
}

function checkPolicy(policy: string): void {
  const fault = policyFault(policy)
  if (!fault) return
  const { message, reason } = fault
  throw new ServiceError('BadRequestException', message, reason === undefined ? {} : { fields: { policy: reason } })
}
