import { and, eq } from 'drizzle-orm'
import { domainNameAccessAssociations } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { associationArn, type DomainNameAccessAssociationRow } from './domain-name-access-association.ts'

/** The association with this ARN in the actor's account, or `NotFoundException`. */
export async function findDomainNameAccessAssociation(
  context: Context,
  arn: string,
): Promise<DomainNameAccessAssociationRow> {
  const source = arn.slice(arn.lastIndexOf('/') + 1)
  const rows = await context.db
    .select()
    .from(domainNameAccessAssociations)
    .where(
      and(
        eq(domainNameAccessAssociations.accountId, context.accountId),
        eq(domainNameAccessAssociations.accessAssociationSource, source),
      ),
    )
  const row = rows.find((each) => associationArn(context, each) === arn)
  if (!row) {
    throw new ServiceError('NotFoundException', 'Invalid domain name access association identifier specified')
  }
  return row
}
