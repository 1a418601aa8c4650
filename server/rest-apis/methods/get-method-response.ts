import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findMethod } from './find-method.ts'
import { findMethodResponse, methodResponseKey } from './find-method-response.ts'
import { type MethodResponse, methodResponse } from './method.ts'

/** AWS `GetMethodResponse`. */
export const getMethodResponse = query({
  name: 'GetMethodResponse',
  permission: 'apis:read',
  input: z.object(methodResponseKey),
  async run(context, key): Promise<MethodResponse> {
    return methodResponse(key.statusCode, findMethodResponse(await findMethod(context, key), key.statusCode))
  },
})
