import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findMethod } from '../methods/find-method.ts'
import { findIntegration, findIntegrationResponse } from './find-integration.ts'
import { type IntegrationResponse, integrationResponse } from './integration.ts'
import { integrationResponseKey } from './integration-response-fields.ts'

/** AWS `GetIntegrationResponse`. */
export const getIntegrationResponse = query({
  name: 'GetIntegrationResponse',
  permission: 'apis:read',
  input: z.object(integrationResponseKey),
  async run(context, key): Promise<IntegrationResponse> {
    const integration = findIntegration(await findMethod(context, key))
    return integrationResponse(key.statusCode, findIntegrationResponse(integration, key.statusCode))
  },
})
