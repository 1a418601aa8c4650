import { z } from 'zod'
import { basePathMappings } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { findDomainName } from '../domain-names/find-domain-name.ts'
import { domainKey } from './base-path-mapping-fields.ts'
import { findBasePathMapping, mappingWhere } from './find-base-path-mapping.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteBasePathMapping.html */
export const deleteBasePathMapping = command({
  name: 'DeleteBasePathMapping',
  permission: 'domain-names:write',
  input: z.object({ ...domainKey, basePath: z.string() }),
  async run(context, { basePath: given, ...key }) {
    const domain = await findDomainName(context, key, { lock: true })
    const { basePath } = await findBasePathMapping(context, domain, given)
    await context.db.delete(basePathMappings).where(mappingWhere(domain, basePath))
    if (domain.domainNameId === '') context.changed({ kind: 'domain', domainName: domain.domainName })
    return { basePath }
  },
  audit: ({ basePath }, { domainName }) => ({
    resource: `/domainnames/${domainName}/basepathmappings/${basePath}`,
  }),
})
