import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { domainNameAccessAssociations } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { findDomainNameAccessAssociation } from './find-domain-name-access-association.ts'

/**
 * The owner of a private domain name ends an association with it.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_RejectDomainNameAccessAssociation.html
 */
export const rejectDomainNameAccessAssociation = command({
  name: 'RejectDomainNameAccessAssociation',
  permission: 'domain-names:write',
  input: z.object({ domainNameAccessAssociationArn: z.string().max(2048), domainNameArn: z.string().max(2048) }),
  async run(context, { domainNameAccessAssociationArn, domainNameArn }) {
    const row = await findDomainNameAccessAssociation(context, domainNameAccessAssociationArn)
    if (row.domainNameArn !== domainNameArn) {
      throw new ServiceError('BadRequestException', 'The access association is not with this domain name')
    }
    await context.db.delete(domainNameAccessAssociations).where(eq(domainNameAccessAssociations.id, row.id))
  },
  audit: (_output, { domainNameAccessAssociationArn: arn }) => ({ resource: arn.slice(arn.indexOf('/')) }),
})
