import { createHash } from 'node:crypto'
import type { domainNames } from '#db/schema.ts'
import type { Context } from '#server/context.ts'

export type DomainNameRow = typeof domainNames.$inferSelect

/** AWS `DomainName`. https://docs.aws.amazon.com/apigateway/latest/api/API_DomainName.html */
export interface DomainName {
  domainName: string
  /** Of private ones only. */
  domainNameId?: string
  domainNameArn: string
  certificateName?: string
  certificateArn?: string
  certificateUploadDate?: Date
  regionalDomainName?: string
  regionalHostedZoneId?: string
  regionalCertificateName?: string
  regionalCertificateArn?: string
  distributionDomainName?: string
  distributionHostedZoneId?: string
  endpointConfiguration: DomainNameRow['settings']['endpointConfiguration']
  domainNameStatus: string
  securityPolicy?: string
  endpointAccessMode?: string
  tags?: Record<string, string>
  mutualTlsAuthentication?: { truststoreUri?: string; truststoreVersion?: string }
  ownershipVerificationCertificateArn?: string
  managementPolicy?: string
  policy?: string
  routingMode: string
}

/** What is not for the eyes of AWS's clients. */
type Hidden = 'certificateBody' | 'certificateChain' | 'certificateUploadDate'

/** The row as AWS shows it. */
export function toDomainName(context: Pick<Context, 'settings'>, row: DomainNameRow): DomainName {
  const { certificateBody: _body, certificateChain: _chain, certificateUploadDate, ...shown } = row.settings
  const members: Omit<DomainNameRow['settings'], Hidden> = shown
  return {
    ...members,
    domainName: row.domainName,
    ...(row.domainNameId === '' ? {} : { domainNameId: row.domainNameId }),
    domainNameArn: domainNameArn(context, row),
    ...(certificateUploadDate ? { certificateUploadDate: new Date(certificateUploadDate) } : {}),
    ...targetOf(context, row),
    // What AWS takes half an hour for is done with the commit.
    domainNameStatus: 'AVAILABLE',
    routingMode: members.routingMode ?? 'BASE_PATH_MAPPING_ONLY',
    ...(Object.keys(row.tags).length > 0 ? { tags: row.tags } : {}),
  }
}

/** `arn:aws:apigateway:{region}::/domainnames/{name}`; of a private one with the account and `{name}+{id}`. */
export function domainNameArn(
  { settings }: Pick<Context, 'settings'>,
  { accountId, domainName, domainNameId }: Pick<DomainNameRow, 'accountId' | 'domainName' | 'domainNameId'>,
): string {
  return domainNameId === ''
    ? `arn:aws:apigateway:${settings.region}::/domainnames/${domainName}`
    : `arn:aws:apigateway:${settings.region}:${accountId}:/domainnames/${domainName}+${domainNameId}`
}

/** CloudFront's, in every Region (Route 53, "Alias target"). */
const distributionHostedZoneId = 'Z2FDTNDATAQYW2'
/** API Gateway's in us-east-1; there is no Route 53 here that would ask. */
const regionalHostedZoneId = 'Z1UJRXOUMOOFQ8'

/**
 * The name that the DNS record of the domain name points to: at AWS one made for it, here one below the gateway's own
 * domain, which leads to the gateway as all of those do. The same name has the same target, without a column for it.
 */
function targetOf({ settings: { region, gatewayDomain } }: Pick<Context, 'settings'>, row: DomainNameRow) {
  const [type] = row.settings.endpointConfiguration.types
  if (type === 'PRIVATE') return {}
  const digest = createHash('sha256').update(`${row.accountId} ${row.domainName}`).digest('hex')
  const id = BigInt(`0x${digest}`).toString(36).slice(0, 10)
  const name = `d-${id}.execute-api.${region}.${gatewayDomain}`
  return type === 'REGIONAL'
    ? { regionalDomainName: name, regionalHostedZoneId }
    : { distributionDomainName: name, distributionHostedZoneId }
}
