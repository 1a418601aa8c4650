import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findMethod, methodKey } from '../methods/find-method.ts'
import { findIntegration } from './find-integration.ts'
import { type Integration, integration } from './integration.ts'

/** AWS `GetIntegration`. */
export const getIntegration = query({
  name: 'GetIntegration',
  permission: 'apis:read',
  input: z.object(methodKey),
  async run(context, key): Promise<Integration> {
    return integration(findIntegration(await findMethod(context, key)))
  },
})
