import { z } from 'zod'
import { type IntegrationColumn, methods } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { mapChange } from '#server/map-change.ts'
import { mergeEntries } from '#server/merge-entries.ts'
import { command } from '#server/operation.ts'
import { changeMethod, methodWhere } from '../methods/find-method.ts'
import { statusCode } from '../methods/method-fields.ts'
import { findIntegration, findIntegrationResponse } from './find-integration.ts'
import { type IntegrationResponse, integrationResponse } from './integration.ts'
import { integrationFields, template } from './integration-fields.ts'
import {
  checkIntegrationResponse,
  integrationResponseColumn,
  integrationResponseKey,
  integrationResponsePath,
  selectionPattern,
} from './integration-response-fields.ts'

/** AWS `UpdateIntegrationResponse`. `null` clears; `newStatusCode` moves the response to another status. */
export const updateIntegrationResponse = command({
  name: 'UpdateIntegrationResponse',
  permission: 'apis:write',
  input: z.object({
    ...integrationResponseKey,
    newStatusCode: statusCode.optional(),
    selectionPattern: selectionPattern.nullable().optional(),
    contentHandling: integrationFields.contentHandling.nullable().optional(),
    responseParameters: mapChange(z.string().max(2048)).optional(),
    responseTemplates: mapChange(template).optional(),
  }),
  async run(context, given): Promise<IntegrationResponse> {
    const method = await changeMethod(context, given)
    const integration = findIntegration(method)
    const before = findIntegrationResponse(integration, given.statusCode)
    const column = integrationResponseColumn({
      selectionPattern: given.selectionPattern === undefined ? before.selectionPattern : given.selectionPattern,
      contentHandling: given.contentHandling === undefined ? before.contentHandling : given.contentHandling,
      responseParameters: mergeEntries(before.responseParameters ?? null, given.responseParameters),
      responseTemplates: mergeEntries(before.responseTemplates ?? null, given.responseTemplates),
    })
    const status = given.newStatusCode ?? given.statusCode
    checkIntegrationResponse(method, status, column)
    const integrationResponses = replaceResponse(integration, given.statusCode, status, column)
    await context.db
      .update(methods)
      .set({ integration: { ...integration, integrationResponses } })
      .where(methodWhere(given))
    return integrationResponse(status, column)
  },
  audit: (_, key) => ({ resource: integrationResponsePath(key) }),
})

function replaceResponse(
  { integrationResponses }: IntegrationColumn,
  from: string,
  to: string,
  column: IntegrationColumn['integrationResponses'][string],
): IntegrationColumn['integrationResponses'] {
  if (to !== from && Object.hasOwn(integrationResponses, to)) {
    throw new ServiceError('ConflictException', 'Response already exists for this resource')
  }
  const { [from]: _, ...others } = integrationResponses
  return { ...others, [to]: column }
}
