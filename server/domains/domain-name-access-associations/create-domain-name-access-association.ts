import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { domainNameAccessAssociations } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { tagsInput } from '#server/tags.ts'
import { domainNameArn } from '../domain-names/domain-name.ts'
import { findDomainName, invalidDomainName } from '../domain-names/find-domain-name.ts'
import {
  type DomainNameAccessAssociation,
  type DomainNameAccessAssociationRow,
  toDomainNameAccessAssociation,
} from './domain-name-access-association.ts'

/**
 * Lets a private network use a private domain name of the same account. The domain names of other accounts do not exist
 * for it, whatever their management policies say: private networks are not served yet.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDomainNameAccessAssociation.html
 */
export const createDomainNameAccessAssociation = command({
  name: 'CreateDomainNameAccessAssociation',
  permission: 'domain-names:write',
  input: z.object({
    domainNameArn: z.string().max(2048),
    accessAssociationSourceType: z.enum(['VPCE']),
    accessAssociationSource: z.string().regex(/^vpce-[A-Za-z0-9-]{1,128}$/, 'Must be the id of a VPC endpoint'),
    tags: tagsInput.optional(),
  }),
  async run(context, given): Promise<DomainNameAccessAssociation> {
    const domain = await findDomainName(context, keyOf(given.domainNameArn), { lock: true })
    const arn = domainNameArn(context, domain)
    if (arn !== given.domainNameArn) throw new ServiceError('NotFoundException', invalidDomainName)
    const { accountId, db, newId, now } = context
    const row: DomainNameAccessAssociationRow = {
      id: newId(10),
      accountId,
      domainNameArn: arn,
      accessAssociationSource: given.accessAssociationSource,
      accessAssociationSourceType: given.accessAssociationSourceType,
      tags: given.tags ?? {},
      createdDate: now(),
    }
    const [there] = await db
      .select({ id: domainNameAccessAssociations.id })
      .from(domainNameAccessAssociations)
      .where(
        and(
          eq(domainNameAccessAssociations.accountId, accountId),
          eq(domainNameAccessAssociations.domainNameArn, arn),
          eq(domainNameAccessAssociations.accessAssociationSource, row.accessAssociationSource),
        ),
      )
    if (there) throw new ServiceError('ConflictException', 'Domain name access association already exists')
    await requireRoom(context, 'domainNameAccessAssociations')
    await db.insert(domainNameAccessAssociations).values(row)
    return toDomainNameAccessAssociation(context, row)
  },
  audit: ({ domainNameAccessAssociationArn }) => ({
    resource: domainNameAccessAssociationArn.slice(domainNameAccessAssociationArn.indexOf('/')),
  }),
})

/** The name and the id at the end of a private domain name's ARN. */
function keyOf(arn: string): { domainName: string; domainNameId: string } {
  const [, domainName = '', domainNameId = ''] = /:\/domainnames\/([^/+]+)\+([^/+]+)$/.exec(arn) ?? []
  if (domainName === '') {
    throw new ServiceError(
      'BadRequestException',
      'Invalid domain name ARN specified: it must be of a private domain name',
    )
  }
  return { domainName, domainNameId }
}
