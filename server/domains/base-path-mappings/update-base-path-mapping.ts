import { z } from 'zod'
import { basePathMappings } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { findDomainName } from '../domain-names/find-domain-name.ts'
import { type BasePathMapping, toBasePathMapping } from './base-path-mapping.ts'
import { basePathOf, checkTarget, domainKey, refuseTakenBasePath, stageOf } from './base-path-mapping-fields.ts'
import { findBasePathMapping, mappingWhere } from './find-base-path-mapping.ts'

/**
 * Moves a mapping to another base path, API or stage. https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateBasePathMapping.html
 */
export const updateBasePathMapping = command({
  name: 'UpdateBasePathMapping',
  permission: 'domain-names:write',
  input: z.object({
    ...domainKey,
    /** Which mapping is meant. */
    basePath: z.string(),
    /** Where it moves; `null` to the root. */
    newBasePath: z.string().nullish(),
    restApiId: z.string().max(64).optional(),
    /** `null`: the caller names it. */
    stage: z.string().max(128).nullish(),
  }),
  async run(context, { basePath, newBasePath, restApiId, stage, ...key }): Promise<BasePathMapping> {
    const domain = await findDomainName(context, key, { lock: true })
    const before = await findBasePathMapping(context, domain, basePath)
    const row = {
      ...before,
      basePath: newBasePath === undefined ? before.basePath : basePathOf(newBasePath),
      restApiId: restApiId ?? before.restApiId,
      stage: stage === undefined ? before.stage : stageOf(stage),
    }
    await checkTarget(context, row)
    if (row.basePath !== before.basePath) await refuseTakenBasePath(context, domain, row.basePath)
    await context.db.update(basePathMappings).set(row).where(mappingWhere(domain, before.basePath))
    if (domain.domainNameId === '') context.changed({ kind: 'domain', domainName: domain.domainName })
    return toBasePathMapping(row)
  },
  audit: ({ basePath, restApiId, stage }, { domainName, basePath: before }) => ({
    resource: `/domainnames/${domainName}/basepathmappings/${before}`,
    detail: { basePath, restApiId, stage },
  }),
})
