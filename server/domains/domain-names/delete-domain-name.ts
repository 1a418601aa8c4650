import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { basePathMappings, domainNameAccessAssociations, domainNames } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { domainNameArn } from './domain-name.ts'
import { domainNameFields } from './domain-name-fields.ts'
import { findDomainName } from './find-domain-name.ts'

/**
 * The domain name with its mappings and access associations; requests to it are refused from then on.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteDomainName.html
 */
export const deleteDomainName = command({
  name: 'DeleteDomainName',
  permission: 'domain-names:write',
  input: z.object({ domainName: z.string(), domainNameId: domainNameFields.domainNameId.optional() }),
  async run(context, key) {
    const row = await findDomainName(context, key, { lock: true })
    const { domainName, domainNameId, accountId } = row
    await context.db
      .delete(basePathMappings)
      .where(and(eq(basePathMappings.domainName, domainName), eq(basePathMappings.domainNameId, domainNameId)))
    await context.db
      .delete(domainNameAccessAssociations)
      .where(
        and(
          eq(domainNameAccessAssociations.accountId, accountId),
          eq(domainNameAccessAssociations.domainNameArn, domainNameArn(context, row)),
        ),
      )
    await context.db
      .delete(domainNames)
      .where(and(eq(domainNames.domainName, domainName), eq(domainNames.domainNameId, domainNameId)))
    if (domainNameId === '') context.changed({ kind: 'domain', domainName })
    return { domainName }
  },
  audit: ({ domainName }) => ({ resource: `/domainnames/${domainName}` }),
})
