import type { domainNameAccessAssociations } from '#db/schema.ts'
import type { Context } from '#server/context.ts'

export type DomainNameAccessAssociationRow = typeof domainNameAccessAssociations.$inferSelect

/** AWS `DomainNameAccessAssociation`. */
export interface DomainNameAccessAssociation {
  domainNameAccessAssociationArn: string
  domainNameArn: string
  accessAssociationSourceType: string
  accessAssociationSource: string
  tags?: Record<string, string>
}

/** The row as AWS shows it. */
export function toDomainNameAccessAssociation(
  context: Pick<Context, 'settings'>,
  row: DomainNameAccessAssociationRow,
): DomainNameAccessAssociation {
  return {
    domainNameAccessAssociationArn: associationArn(context, row),
    domainNameArn: row.domainNameArn,
    accessAssociationSourceType: row.accessAssociationSourceType,
    accessAssociationSource: row.accessAssociationSource,
    ...(Object.keys(row.tags).length > 0 ? { tags: row.tags } : {}),
  }
}

/** `arn:aws:apigateway:{region}:{account}:/domainnameaccessassociations/domainname/{name}/vpcesource/{source}` */
export function associationArn(
  { settings }: Pick<Context, 'settings'>,
  { accountId, domainNameArn, accessAssociationSource }: DomainNameAccessAssociationRow,
): string {
  const name = domainNameArn.slice(domainNameArn.lastIndexOf('/') + 1)
  return `arn:aws:apigateway:${settings.region}:${accountId}:/domainnameaccessassociations/domainname/${name}/vpcesource/${accessAssociationSource}`
}
