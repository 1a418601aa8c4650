import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findMethod, methodKey } from './find-method.ts'
import { type Method, method } from './method.ts'

/** AWS `GetMethod`: the method with its responses and its integration. */
export const getMethod = query({
  name: 'GetMethod',
  permission: 'apis:read',
  input: z.object(methodKey),
  async run(context, key): Promise<Method> {
    return method(await findMethod(context, key))
  },
})
