import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findRestApi } from './find-rest-api.ts'
import { type RestApi, restApi } from './rest-api.ts'

/** AWS `GetRestApi`. */
export const getRestApi = query({
  name: 'GetRestApi',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string() }),
  async run(context, { restApiId }): Promise<RestApi> {
    return { tags: {}, ...restApi(await findRestApi(context, restApiId)) }
  },
})
