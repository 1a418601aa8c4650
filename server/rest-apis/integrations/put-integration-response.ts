import { z } from 'zod'
import { methods } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { changeMethod, methodWhere } from '../methods/find-method.ts'
import { findIntegration } from './find-integration.ts'
import { type IntegrationResponse, integrationResponse } from './integration.ts'
import { integrationFields, mappingKey, template } from './integration-fields.ts'
import {
  checkIntegrationResponse,
  integrationResponseColumn,
  integrationResponseKey,
  integrationResponsePath,
  selectionPattern,
} from './integration-response-fields.ts'

/** AWS `PutIntegrationResponse`: how what the backend answers becomes a response of the method. */
export const putIntegrationResponse = command({
  name: 'PutIntegrationResponse',
  permission: 'apis:write',
  input: z.object({
    ...integrationResponseKey,
    selectionPattern: selectionPattern.optional(),
    responseParameters: z.record(mappingKey, z.string().max(2048)).optional(),
    responseTemplates: z.record(mappingKey, template).optional(),
    contentHandling: integrationFields.contentHandling.optional(),
  }),
  async run(context, given): Promise<IntegrationResponse> {
    const { statusCode } = given
    const method = await changeMethod(context, given)
    const before = findIntegration(method)
    const column = integrationResponseColumn(given)
    checkIntegrationResponse(method, statusCode, column)
    const integrationResponses = { ...before.integrationResponses, [statusCode]: column }
    await context.db
      .update(methods)
      .set({ integration: { ...before, integrationResponses } })
      .where(methodWhere(given))
    return integrationResponse(statusCode, column)
  },
  audit: (_, key) => ({ resource: integrationResponsePath(key) }),
})
