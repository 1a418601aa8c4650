import { z } from 'zod'
import type { DomainNameSettings } from '#db/schema/domain-names.ts'
import { badRequest } from '#server/errors.ts'
import { checkTlsPolicy, endpointAccessModes, securityPolicies } from '#server/tls-policy.ts'

const certificateArn = z
  .string()
  .max(2048)
  .regex(/^arn:[\w-]+:(acm|acm-pca|iam):[\w-]*:\d*:.+$/, 'Must be the ARN of a certificate')
const truststoreUri = z
  .string()
  .max(2048)
  .regex(/^s3:\/\/[^/\s]+\/\S+$/, 'Must be an S3 URL such as s3://bucket/key')

/** The members that `CreateDomainName` and `UpdateDomainName` share. */
export const domainNameFields = {
  domainName: z.string().max(512),
  domainNameId: z.string().max(64),
  certificateName: z.string().max(1024),
  certificateArn,
  regionalCertificateName: z.string().max(1024),
  regionalCertificateArn: certificateArn,
  securityPolicy: z.enum(securityPolicies),
  endpointAccessMode: z.enum(endpointAccessModes),
  types: z.array(z.enum(['EDGE', 'REGIONAL', 'PRIVATE'])),
  ipAddressType: z.enum(['ipv4', 'dualstack']),
  truststoreUri,
  truststoreVersion: z.string().max(1024),
  ownershipVerificationCertificateArn: certificateArn,
  policy: z.string().max(8192),
  routingMode: z.enum(['BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING', 'ROUTING_RULE_ONLY']),
}

/** Refuses, in AWS's words where they are known, settings that do not go together. */
export function checkDomainNameSettings(settings: DomainNameSettings): void {
  const [type, ...more] = settings.endpointConfiguration.types
  if (type === undefined || more.length > 0) {
    throw badRequest('Cannot create a domain name with multiple Endpoint Types.')
  }
  if (type === 'PRIVATE' && settings.endpointConfiguration.ipAddressType === 'ipv4') {
    throw badRequest('Only dualstack ipAddressType is supported for Private domain names.')
  }
  const regional = settings.regionalCertificateArn ?? settings.regionalCertificateName
  if (type === 'REGIONAL' && (settings.certificateArn ?? settings.certificateName) !== undefined) {
    throw badRequest('Cannot import certificates for EDGE while REGIONAL is active.')
  }
  if (type !== 'REGIONAL' && regional !== undefined) {
    throw badRequest(`Cannot import certificates for REGIONAL while ${type} is active.`)
  }
  if (type !== 'REGIONAL' && settings.mutualTlsAuthentication !== undefined) {
    throw badRequest('Mutual TLS authentication is only supported for REGIONAL domain names.')
  }
  if (type !== 'PRIVATE' && (settings.policy ?? settings.managementPolicy) !== undefined) {
    throw badRequest('Policies are only supported for private custom domain names.')
  }
  for (const policy of [settings.policy, settings.managementPolicy]) if (policy !== undefined) checkPolicy(policy)
  checkTlsPolicy(type, settings)
}

function checkPolicy(policy: string): void {
  try {
    const document: unknown = JSON.parse(policy)
    if (typeof document === 'object' && document !== null && 'Statement' in document) return
  } catch {
    // The same refusal.
  }
  throw badRequest('Invalid policy document. Please check the policy syntax and ensure that Principals are valid.')
}
