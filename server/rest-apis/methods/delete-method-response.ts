import { z } from 'zod'
import { methods } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { changeMethod, methodWhere } from './find-method.ts'
import { findMethodResponse, methodResponseKey, methodResponsePath } from './find-method-response.ts'

/** AWS `DeleteMethodResponse`. */
export const deleteMethodResponse = command({
  name: 'DeleteMethodResponse',
  permission: 'apis:write',
  input: z.object(methodResponseKey),
  async run(context, key): Promise<void> {
    const row = await changeMethod(context, key)
    findMethodResponse(row, key.statusCode)
    const { [key.statusCode]: _, ...methodResponses } = row.methodResponses
    await context.db.update(methods).set({ methodResponses }).where(methodWhere(key))
  },
  audit: (_, key) => ({ resource: methodResponsePath(key) }),
})
