import { z } from 'zod'
import { type IntegrationColumn, methods } from '#db/schema.ts'
import { requireVpcLink } from '#server/domains/vpc-links/require-vpc-link.ts'
import { applyListChange, listChange } from '#server/list-change.ts'
import { mapChange } from '#server/map-change.ts'
import { mergeEntries } from '#server/merge-entries.ts'
import { command } from '#server/operation.ts'
import { changeMethod, methodKey, methodPath, methodWhere } from '../methods/find-method.ts'
import { findIntegration } from './find-integration.ts'
import { type Integration, integration } from './integration.ts'
import { checkIntegration, compactIntegration, integrationFields, template } from './integration-fields.ts'

const scalars = z.object(integrationFields).partial().shape

const input = z.object({
  ...methodKey,
  integrationHttpMethod: scalars.integrationHttpMethod,
  uri: scalars.uri,
  connectionType: scalars.connectionType,
  connectionId: scalars.connectionId.nullable(),
  integrationTarget: scalars.integrationTarget.nullable(),
  credentials: scalars.credentials.nullable(),
  passthroughBehavior: scalars.passthroughBehavior,
  cacheNamespace: scalars.cacheNamespace.nullable(),
  contentHandling: scalars.contentHandling.nullable(),
  timeoutInMillis: scalars.timeoutInMillis,
  responseTransferMode: scalars.responseTransferMode,
  tlsConfig: z.object({ insecureSkipVerification: z.boolean().optional() }).optional(),
  requestParameters: mapChange(z.string().max(2048)).optional(),
  requestTemplates: mapChange(template).optional(),
  cacheKeyParameters: listChange.optional(),
})

/** AWS `UpdateIntegration`. `null` clears; the type cannot change (put another integration in its place). */
export const updateIntegration = command({
  name: 'UpdateIntegration',
  permission: 'apis:write',
  input,
  async run(context, given): Promise<Integration> {
    const method = await changeMethod(context, given)
    const column = compactIntegration(changed(findIntegration(method), given))
    checkIntegration(column, method, context.settings.integrationTimeoutMs)
    await requireVpcLink(context, column)
    await context.db.update(methods).set({ integration: column }).where(methodWhere(given))
    return integration(column)
  },
  audit: (_, { restApiId, resourceId, httpMethod, ...change }) => ({
    resource: `${methodPath({ restApiId, resourceId, httpMethod })}/integration`,
    detail: change,
  }),
})

function changed(before: IntegrationColumn, given: z.output<typeof input>): IntegrationColumn {
  return {
    ...before,
    ...replaced('httpMethod', given.integrationHttpMethod),
    ...replaced('uri', given.uri),
    ...replaced('connectionType', given.connectionType),
    ...replaced('connectionId', given.connectionId),
    ...replaced('integrationTarget', given.integrationTarget),
    ...replaced('credentials', given.credentials),
    ...replaced('contentHandling', given.contentHandling),
    ...replaced('responseTransferMode', given.responseTransferMode),
    passthroughBehavior: given.passthroughBehavior ?? before.passthroughBehavior,
    timeoutInMillis: given.timeoutInMillis ?? before.timeoutInMillis,
    cacheNamespace:
      given.cacheNamespace || (given.cacheNamespace === undefined ? before.cacheNamespace : given.resourceId),
    cacheKeyParameters: applyListChange(before.cacheKeyParameters, given.cacheKeyParameters),
    requestParameters: mergeEntries(before.requestParameters ?? null, given.requestParameters) ?? {},
    requestTemplates: mergeEntries(before.requestTemplates ?? null, given.requestTemplates) ?? {},
    tlsConfig: { ...before.tlsConfig, ...given.tlsConfig },
  }
}

/** One optional member: kept when not given, taken away by `null` or an empty text. */
function replaced<Name extends keyof IntegrationColumn>(
  name: Name,
  value: IntegrationColumn[Name] | null | undefined,
): { [Member in Name]?: IntegrationColumn[Name] | undefined } {
  if (value === undefined) return {}
  const member: { [Member in Name]?: IntegrationColumn[Name] | undefined } = {}
  member[name] = value || undefined
  return member
}
