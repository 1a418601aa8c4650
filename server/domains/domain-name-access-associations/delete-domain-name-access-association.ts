import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { domainNameAccessAssociations } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { findDomainNameAccessAssociation } from './find-domain-name-access-association.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteDomainNameAccessAssociation.html */
export const deleteDomainNameAccessAssociation = command({
  name: 'DeleteDomainNameAccessAssociation',
  permission: 'domain-names:write',
  input: z.object({ domainNameAccessAssociationArn: z.string() }),
  async run(context, { domainNameAccessAssociationArn }) {
    const { id } = await findDomainNameAccessAssociation(context, domainNameAccessAssociationArn)
    await context.db.delete(domainNameAccessAssociations).where(eq(domainNameAccessAssociations.id, id))
  },
  audit: (_output, { domainNameAccessAssociationArn: arn }) => ({ resource: arn.slice(arn.indexOf('/')) }),
})
