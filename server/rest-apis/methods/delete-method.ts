import { z } from 'zod'
import { methods } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { changeMethod, methodKey, methodPath, methodWhere } from './find-method.ts'

/** AWS `DeleteMethod`: the method with its responses and its integration. */
export const deleteMethod = command({
  name: 'DeleteMethod',
  permission: 'apis:write',
  input: z.object(methodKey),
  async run(context, key): Promise<void> {
    await changeMethod(context, key)
    await context.db.delete(methods).where(methodWhere(key))
  },
  audit: (_, key) => ({ resource: methodPath(key) }),
})
