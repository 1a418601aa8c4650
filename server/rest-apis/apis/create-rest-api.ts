import { z } from 'zod'
import { models, resources, restApis } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { command } from '#server/operation.ts'
import { checkTlsPolicy } from '#server/tls-policy.ts'
import { cloneDefinition } from './clone-definition.ts'
import { defaultModels } from './default-models.ts'
import { findRestApi } from './find-rest-api.ts'
import { requireRoomForApi } from './require-room-for-api.ts'
import { type RestApi, type RestApiRow, restApi } from './rest-api.ts'
import {
  checkRestApiFields,
  endpointConfigurationFields,
  endpointConfigurationOf,
  restApiFields,
} from './rest-api-fields.ts'

const input = z.object({
  name: restApiFields.name,
  description: restApiFields.description.optional(),
  version: restApiFields.version.optional(),
  cloneFrom: z.string().optional(),
  binaryMediaTypes: restApiFields.binaryMediaTypes.optional(),
  minimumCompressionSize: restApiFields.minimumCompressionSize.optional(),
  apiKeySource: restApiFields.apiKeySource.optional(),
  endpointConfiguration: endpointConfigurationFields.optional(),
  policy: restApiFields.policy.optional(),
  tags: restApiFields.tags.optional(),
  disableExecuteApiEndpoint: z.boolean().optional(),
  securityPolicy: restApiFields.securityPolicy.optional(),
  endpointAccessMode: restApiFields.endpointAccessMode.optional(),
})

/** AWS `CreateRestApi`: an API with a root resource, or a copy of another one's definition. */
export const createRestApi = command({
  name: 'CreateRestApi',
  permission: 'apis:write',
  input,
  async run(context, given): Promise<RestApi> {
    checkRestApiFields(given)
    const source = given.cloneFrom === undefined ? undefined : await findRestApi(context, given.cloneFrom)
    const row = await insertRestApi(context, given, source)
    if (source) await cloneDefinition(context, source.id, row.id)
    else await insertDefaults(context, row)
    return restApi(row)
  },
  audit: ({ id, name }, { cloneFrom }) => ({ resource: `/restapis/${id}`, detail: { name, cloneFrom } }),
})

async function insertRestApi(
  context: CommandContext,
  given: z.output<typeof input>,
  source: RestApiRow | undefined,
): Promise<RestApiRow> {
  const { db, accountId, newId, now } = context
  const endpointConfiguration =
    source && !given.endpointConfiguration
      ? source.endpointConfiguration
      : endpointConfigurationOf(given.endpointConfiguration ?? {})
  const tlsPolicy = tlsPolicyOf(given, source)
  checkTlsPolicy(endpointConfiguration.types[0] ?? 'EDGE', tlsPolicy)
  await requireRoomForApi(context, endpointConfiguration)
  const values = {
    id: newId(10),
    accountId,
    name: given.name,
    description: given.description ?? null,
    version: given.version ?? source?.version ?? null,
    rootResourceId: source?.rootResourceId ?? newId(10),
    apiKeySource: given.apiKeySource ?? source?.apiKeySource ?? 'HEADER',
    binaryMediaTypes: [...new Set(given.binaryMediaTypes ?? source?.binaryMediaTypes)],
    minimumCompressionSize: given.minimumCompressionSize ?? source?.minimumCompressionSize ?? null,
    disableExecuteApiEndpoint: given.disableExecuteApiEndpoint ?? source?.disableExecuteApiEndpoint ?? false,
    endpointConfiguration,
    policy: given.policy || (source?.policy ?? null),
    securityPolicy: tlsPolicy.securityPolicy ?? null,
    endpointAccessMode: tlsPolicy.endpointAccessMode ?? null,
    tags: given.tags ?? {},
    openapiExtras: source?.openapiExtras ?? null,
    createdDate: now(),
    changedDate: now(),
  }
  await db.insert(restApis).values(values)
  return values
}

/** A policy of one's own takes the copied one's access mode away with it. */
function tlsPolicyOf(
  given: z.output<typeof input>,
  source: RestApiRow | undefined,
): Pick<z.output<typeof input>, 'securityPolicy' | 'endpointAccessMode'> {
  if (given.securityPolicy !== undefined || given.endpointAccessMode !== undefined || !source) return given
  return {
    securityPolicy: source.securityPolicy ?? undefined,
    endpointAccessMode: source.endpointAccessMode ?? undefined,
  }
}

async function insertDefaults({ db, newId }: CommandContext, { id, rootResourceId }: RestApiRow): Promise<void> {
  await db.insert(resources).values({ restApiId: id, id: rootResourceId, path: '/' })
  await db.insert(models).values(defaultModels(id, newId))
}
