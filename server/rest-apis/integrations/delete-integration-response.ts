import { z } from 'zod'
import { methods } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { changeMethod, methodWhere } from '../methods/find-method.ts'
import { findIntegration, findIntegrationResponse } from './find-integration.ts'
import { integrationResponseKey, integrationResponsePath } from './integration-response-fields.ts'

/** AWS `DeleteIntegrationResponse`. */
export const deleteIntegrationResponse = command({
  name: 'DeleteIntegrationResponse',
  permission: 'apis:write',
  input: z.object(integrationResponseKey),
  async run(context, key): Promise<void> {
    const integration = findIntegration(await changeMethod(context, key))
    findIntegrationResponse(integration, key.statusCode)
    const { [key.statusCode]: _, ...integrationResponses } = integration.integrationResponses
    await context.db
      .update(methods)
      .set({ integration: { ...integration, integrationResponses } })
      .where(methodWhere(key))
  },
  audit: (_, key) => ({ resource: integrationResponsePath(key) }),
})
