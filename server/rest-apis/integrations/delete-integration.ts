import { z } from 'zod'
import { methods } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { changeMethod, methodKey, methodPath, methodWhere } from '../methods/find-method.ts'
import { findIntegration } from './find-integration.ts'

/** AWS `DeleteIntegration`: the method stays and cannot be deployed until it has another one. */
export const deleteIntegration = command({
  name: 'DeleteIntegration',
  permission: 'apis:write',
  input: z.object(methodKey),
  async run(context, key): Promise<void> {
    findIntegration(await changeMethod(context, key))
    await context.db.update(methods).set({ integration: null }).where(methodWhere(key))
  },
  audit: (_, key) => ({ resource: `${methodPath(key)}/integration` }),
})
