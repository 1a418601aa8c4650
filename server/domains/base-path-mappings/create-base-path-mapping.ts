import { z } from 'zod'
import { basePathMappings } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import { command } from '#server/operation.ts'
import { findDomainName } from '../domain-names/find-domain-name.ts'
import { type BasePathMapping, type BasePathMappingRow, toBasePathMapping } from './base-path-mapping.ts'
import { basePathOf, checkTarget, domainKey, refuseTakenBasePath, stageOf } from './base-path-mapping-fields.ts'

/**
 * Has a stage answer below a path of a domain name. https://docs.aws.amazon.com/apigateway/latest/api/API_CreateBasePathMapping.html
 */
export const createBasePathMapping = command({
  name: 'CreateBasePathMapping',
  permission: 'domain-names:write',
  input: z.object({
    ...domainKey,
    basePath: z.string().optional(),
    restApiId: z.string().max(64),
    stage: z.string().max(128).optional(),
  }),
  async run(context, { basePath, restApiId, stage, ...key }): Promise<BasePathMapping> {
    const domain = await findDomainName(context, key, { lock: true })
    const { accountId, domainName, domainNameId } = domain
    const row: BasePathMappingRow = {
      accountId,
      domainName,
      domainNameId,
      basePath: basePathOf(basePath),
      restApiId,
      stage: stageOf(stage),
    }
    await checkTarget(context, row)
    await refuseTakenBasePath(context, domain, row.basePath)
    await requireRoom(context, 'basePathMappings', { within: `${domainName}+${domainNameId}` })
    await context.db.insert(basePathMappings).values(row)
    if (domainNameId === '') context.changed({ kind: 'domain', domainName })
    return toBasePathMapping(row)
  },
  audit: ({ basePath, restApiId, stage }, { domainName }) => ({
    resource: `/domainnames/${domainName}/basepathmappings/${basePath}`,
    detail: { restApiId, stage },
  }),
})
