import { z } from 'zod'
import { command } from '#server/operation.ts'
import { createRestApi } from '#server/rest-apis/apis/create-rest-api.ts'
import { putMethod } from '#server/rest-apis/methods/put-method.ts'
import { createResource } from '#server/rest-apis/resources/create-resource.ts'
import { baseUrl, connectBackend } from './connect-backend.ts'

/**
 * An API that hands every path and verb on to one URL: ANY on `/` and on `/{proxy+}`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-create-api-as-simple-proxy-for-http.html
 */
export const createProxyApi = command({
  name: 'CreateProxyApi',
  permission: 'apis:write',
  input: z.object({ name: z.string().trim().max(1024).optional(), baseUrl }),
  async run(context, input) {
    const name = input.name || new URL(input.baseUrl).host
    const { id: restApiId, rootResourceId } = await createRestApi(context, { name })
    const { id: greedy } = await createResource(context, { restApiId, parentId: rootResourceId, pathPart: '{proxy+}' })
    for (const resourceId of [rootResourceId, greedy]) {
      const method = { restApiId, resourceId, httpMethod: 'ANY', authorizationType: 'NONE', apiKeyRequired: true }
      await putMethod(context, method)
    }
    await connectBackend(context, { restApiId, baseUrl: input.baseUrl, access: 'api-key', cors: false })
    return { restApiId, name }
  },
  audit: ({ restApiId, name }, { baseUrl }) => ({ resource: `/restapis/${restApiId}`, detail: { name, baseUrl } }),
})
