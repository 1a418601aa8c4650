import { z } from 'zod'
import { type IntegrationColumn, methods } from '#db/schema.ts'
import { requireVpcLink } from '#server/domains/vpc-links/require-vpc-link.ts'
import { command } from '#server/operation.ts'
import { changeMethod, methodKey, methodPath, methodWhere } from '../methods/find-method.ts'
import { type Integration, integration } from './integration.ts'
import { checkIntegration, compactIntegration, integrationFields, mappingKey, template } from './integration-fields.ts'

const input = z.object({
  ...methodKey,
  type: z.enum(['HTTP', 'AWS', 'MOCK', 'HTTP_PROXY', 'AWS_PROXY']),
  integrationHttpMethod: integrationFields.integrationHttpMethod.optional(),
  uri: integrationFields.uri.optional(),
  connectionType: integrationFields.connectionType.optional(),
  connectionId: integrationFields.connectionId.optional(),
  integrationTarget: integrationFields.integrationTarget.optional(),
  credentials: integrationFields.credentials.optional(),
  requestParameters: z.record(mappingKey, z.string().max(2048)).optional(),
  requestTemplates: z.record(mappingKey, template).optional(),
  passthroughBehavior: integrationFields.passthroughBehavior.optional(),
  cacheNamespace: integrationFields.cacheNamespace.optional(),
  cacheKeyParameters: z.array(z.string().max(512)).max(100).optional(),
  contentHandling: integrationFields.contentHandling.optional(),
  timeoutInMillis: integrationFields.timeoutInMillis.optional(),
  tlsConfig: z.object({ insecureSkipVerification: z.boolean().optional() }).optional(),
  responseTransferMode: integrationFields.responseTransferMode.optional(),
})

/** AWS `PutIntegration`: sets what a method calls, in place of what it called before. */
export const putIntegration = command({
  name: 'PutIntegration',
  permission: 'apis:write',
  input,
  async run(context, given): Promise<Integration> {
    const method = await changeMethod(context, given)
    const column = compactIntegration(columnOf(given))
    checkIntegration(column, method, context.settings.integrationTimeoutMs)
    await requireVpcLink(context, column)
    await context.db.update(methods).set({ integration: column }).where(methodWhere(given))
    return integration(column)
  },
  audit: (_, key) => ({ resource: `${methodPath(key)}/integration`, detail: { type: key.type, uri: key.uri } }),
})

/** The column with AWS's defaults; `undefined` members do not reach the database. */
function columnOf(given: z.output<typeof input>): IntegrationColumn {
  const { restApiId: _, resourceId, httpMethod: __, integrationHttpMethod, ...members } = given
  const isHttp = given.type === 'HTTP' || given.type === 'HTTP_PROXY'
  const connectionType = given.connectionType ?? (isHttp ? 'INTERNET' : undefined)
  return {
    ...members,
    ...(integrationHttpMethod ? { httpMethod: integrationHttpMethod } : {}),
    ...(connectionType ? { connectionType } : {}),
    passthroughBehavior: given.passthroughBehavior ?? 'WHEN_NO_MATCH',
    timeoutInMillis: given.timeoutInMillis ?? 29_000,
    cacheNamespace: given.cacheNamespace || resourceId,
    cacheKeyParameters: given.cacheKeyParameters ?? [],
    integrationResponses: {},
  }
}
