import { createDomainName } from '#server/domains/domain-names/create-domain-name.ts'
import { deleteDomainName } from '#server/domains/domain-names/delete-domain-name.ts'
import { getDomainName } from '#server/domains/domain-names/get-domain-name.ts'
import { getDomainNames } from '#server/domains/domain-names/get-domain-names.ts'
import { updateDomainName } from '#server/domains/domain-names/update-domain-name.ts'
import { endpointAccessModes, securityPolicies } from '#server/tls-policy.ts'
import { domainNamePatches } from '../patches/domain-names.ts'
import { type Route, route, updateRoute } from '../route.ts'
import { items, list, map, oneOf, page, query, required, string, structure, timestamp } from '../shape.ts'

const endpointConfiguration = structure({
  types: list(oneOf('REGIONAL', 'EDGE', 'PRIVATE')),
  ipAddressType: oneOf('ipv4', 'dualstack'),
  vpcEndpointIds: list(string),
})
const securityPolicy = oneOf(...securityPolicies)
const endpointAccessMode = oneOf(...endpointAccessModes)
const routingMode = oneOf('BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING')

/** AWS `DomainName`. */
const domainName = structure({
  domainName: string,
  domainNameId: string,
  domainNameArn: string,
  certificateName: string,
  certificateArn: string,
  certificateUploadDate: timestamp,
  regionalDomainName: string,
  regionalHostedZoneId: string,
  regionalCertificateName: string,
  regionalCertificateArn: string,
  distributionDomainName: string,
  distributionHostedZoneId: string,
  endpointConfiguration,
  domainNameStatus: oneOf(
    ...['AVAILABLE', 'UPDATING', 'PENDING', 'PENDING_CERTIFICATE_REIMPORT', 'PENDING_OWNERSHIP_VERIFICATION', 'FAILED'],
  ),
  domainNameStatusMessage: string,
  securityPolicy,
  endpointAccessMode,
  tags: map(string),
  mutualTlsAuthentication: structure({
    truststoreUri: string,
    truststoreVersion: string,
    truststoreWarnings: list(string),
  }),
  ownershipVerificationCertificateArn: string,
  managementPolicy: string,
  policy: string,
  routingMode,
})

const path = '/domainnames/{domainName}'
/** Private domain names are told apart by it. */
const byId = { domainNameId: query(string) }

export const domainNameRoutes: readonly Route[] = [
  route(createDomainName, {
    verb: 'POST',
    path: '/domainnames',
    status: 201,
    input: {
      domainName: required(string),
      certificateName: string,
      certificateBody: string,
      certificatePrivateKey: string,
      certificateChain: string,
      certificateArn: string,
      regionalCertificateName: string,
      regionalCertificateArn: string,
      endpointConfiguration,
      tags: map(string),
      securityPolicy,
      endpointAccessMode,
      mutualTlsAuthentication: structure({ truststoreUri: string, truststoreVersion: string }),
      ownershipVerificationCertificateArn: string,
      policy: string,
      routingMode,
    },
    output: domainName,
  }),
  route(getDomainNames, {
    verb: 'GET',
    path: '/domainnames',
    status: 200,
    input: { ...page, resourceOwner: query(oneOf('SELF', 'OTHER_ACCOUNTS')) },
    output: items(domainName),
  }),
  route(getDomainName, { verb: 'GET', path, status: 200, input: byId, output: domainName }),
  updateRoute(updateDomainName, { path, input: byId, patch: domainNamePatches, output: domainName }),
  route(deleteDomainName, { verb: 'DELETE', path, status: 202, input: byId }),
]
