import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findDomainName } from '../domain-names/find-domain-name.ts'
import { type BasePathMapping, toBasePathMapping } from './base-path-mapping.ts'
import { domainKey } from './base-path-mapping-fields.ts'
import { findBasePathMapping } from './find-base-path-mapping.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetBasePathMapping.html */
export const getBasePathMapping = query({
  name: 'GetBasePathMapping',
  permission: 'domain-names:read',
  input: z.object({ ...domainKey, basePath: z.string() }),
  run: async (context, { basePath, ...key }): Promise<BasePathMapping> =>
    toBasePathMapping(await findBasePathMapping(context, await findDomainName(context, key), basePath)),
})
