import { z } from 'zod'
import { query } from '#server/operation.ts'
import { type DomainName, toDomainName } from './domain-name.ts'
import { domainNameFields } from './domain-name-fields.ts'
import { findDomainName } from './find-domain-name.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetDomainName.html */
export const getDomainName = query({
  name: 'GetDomainName',
  permission: 'domain-names:read',
  input: z.object({ domainName: z.string(), domainNameId: domainNameFields.domainNameId.optional() }),
  run: async (context, key): Promise<DomainName> => toDomainName(context, await findDomainName(context, key)),
})
