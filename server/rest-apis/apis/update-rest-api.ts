import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { restApis } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { applyListChange, listChange } from '#server/list-change.ts'
import { command } from '#server/operation.ts'
import { checkStrictType, checkTlsPolicy } from '#server/tls-policy.ts'
import { changeRestApi } from './change-rest-api.ts'
import { reloadStages } from './reload-stages.ts'
import { requireRoomForApi } from './require-room-for-api.ts'
import { type RestApi, type RestApiRow, restApi, securityPolicyOf } from './rest-api.ts'
import { checkBinaryMediaTypes, checkRestApiFields, endpointConfigurationOf, restApiFields } from './rest-api-fields.ts'

const input = z.object({
  restApiId: z.string(),
  name: restApiFields.name.optional(),
  description: restApiFields.description.nullable().optional(),
  apiKeySource: restApiFields.apiKeySource.optional(),
  policy: restApiFields.policy.nullable().optional(),
  disableExecuteApiEndpoint: z.boolean().optional(),
  securityPolicy: restApiFields.securityPolicy.optional(),
  /** An empty one takes it away, as AWS's clients do when they go back to a policy of the old kind. */
  endpointAccessMode: restApiFields.endpointAccessMode.or(z.literal('')).nullish(),
  minimumCompressionSize: restApiFields.minimumCompressionSize.nullable().optional(),
  binaryMediaTypes: listChange.optional(),
  endpointConfiguration: z
    .object({
      types: z.array(z.string()).optional(),
      ipAddressType: z.string().optional(),
      vpcEndpointIds: listChange.optional(),
    })
    .optional(),
})

/** AWS `UpdateRestApi`. `null` clears; only `disableExecuteApiEndpoint` and the endpoint’s type work at once, the rest when deployed. */
export const updateRestApi = command({
  name: 'UpdateRestApi',
  permission: 'apis:write',
  input,
  async run(context, { restApiId, ...given }): Promise<RestApi> {
    // The wire has no `null`: an empty value is how AWS's clients take a description or a policy away.
    const change = { ...given, description: given.description || (given.description === undefined ? undefined : null) }
    checkRestApiFields(change)
    const row = await changeRestApi(context, restApiId)
    const changed = { ...changesOf(row, change), changedDate: context.now() }
    const [type] = changed.endpointConfiguration.types
    const isOtherType = type !== row.endpointConfiguration.types[0]
    checkTlsChange(row, changed)
    if (isOtherType) await requireRoomForApi(context, changed.endpointConfiguration)
    await context.db.update(restApis).set(changed).where(eq(restApis.id, restApiId))
    const isClosedOrOpened = changed.disableExecuteApiEndpoint !== row.disableExecuteApiEndpoint
    if (isClosedOrOpened || isOtherType) await reloadStages(context, restApiId)
    return { tags: {}, ...restApi({ ...row, ...changed }) }
  },
  audit: ({ id }, { restApiId: _, ...change }) => ({ resource: `/restapis/${id}`, detail: change }),
})

function checkTlsChange(before: RestApiRow, after: ReturnType<typeof changesOf>): void {
  const [type = 'EDGE'] = after.endpointConfiguration.types
  checkStrictType(
    { endpointAccessMode: before.endpointAccessMode ?? undefined },
    before.endpointConfiguration.types[0],
    type,
  )
  checkTlsPolicy(type, {
    securityPolicy: after.securityPolicy ?? undefined,
    endpointAccessMode: after.endpointAccessMode ?? undefined,
  })
  if (after.securityPolicy === 'TLS_1_2' && securityPolicyOf(before) === 'TLS_1_0' && type !== 'PRIVATE') {
    throw new ServiceError('BadRequestException', 'Cannot update the security policy from TLS_1_0 to TLS_1_2.')
  }
}

function changesOf(row: RestApiRow, change: Omit<z.output<typeof input>, 'restApiId'>) {
  return {
    name: change.name ?? row.name,
    description: change.description === undefined ? row.description : change.description,
    apiKeySource: change.apiKeySource ?? row.apiKeySource,
    policy: change.policy === undefined ? row.policy : change.policy || null,
    securityPolicy: change.securityPolicy ?? row.securityPolicy,
    endpointAccessMode:
      change.endpointAccessMode === undefined ? row.endpointAccessMode : change.endpointAccessMode || null,
    disableExecuteApiEndpoint: change.disableExecuteApiEndpoint ?? row.disableExecuteApiEndpoint,
    minimumCompressionSize:
      change.minimumCompressionSize === undefined ? row.minimumCompressionSize : change.minimumCompressionSize,
    binaryMediaTypes: checkBinaryMediaTypes(applyListChange(row.binaryMediaTypes, change.binaryMediaTypes)),
    endpointConfiguration: endpointConfigurationAfter(row, change.endpointConfiguration),
  }
}

function endpointConfigurationAfter(
  { endpointConfiguration: before }: RestApiRow,
  change: z.output<typeof input>['endpointConfiguration'],
) {
  if (!change) return before
  const types = change.types ?? before.types
  const becomesPrivate = types[0] === 'PRIVATE' && before.types[0] !== 'PRIVATE'
  return endpointConfigurationOf({
    types,
    ipAddressType: change.ipAddressType ?? (becomesPrivate ? undefined : before.ipAddressType),
    vpcEndpointIds: applyListChange(before.vpcEndpointIds ?? [], change.vpcEndpointIds),
  })
}
