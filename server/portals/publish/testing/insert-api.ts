import type { IntegrationColumn } from '#db/schema/methods.ts'
import { methods, resources } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { createRestApi } from '#server/rest-apis/apis/create-rest-api.ts'

/** An API with these methods, `'GET /pets/{id}'`, each with its integration or none; answers its id. */
export async function insertApi(
  context: Context,
  definition: Readonly<Record<string, IntegrationColumn | null>>,
): Promise<string> {
  const { id: restApiId, rootResourceId } = await createRestApi(context, { name: 'Pets' })
  const ids = new Map([['/', rootResourceId]])
  for (const [method, integration] of Object.entries(definition)) {
    const [httpMethod = '', path = ''] = method.split(' ')
    const resourceId = ids.get(path) ?? context.newId(6)
    if (!ids.has(path)) {
      await context.db
        .insert(resources)
        .values({ restApiId, id: resourceId, parentId: rootResourceId, pathPart: path.slice(1), path })
      ids.set(path, resourceId)
    }
    await context.db.insert(methods).values({
      restApiId,
      resourceId,
      httpMethod,
      authorizationType: 'NONE',
      apiKeyRequired: false,
      methodResponses: {},
      integration,
    })
  }
  return restApiId
}

/** A MOCK integration that answers 200. */
export const mock: IntegrationColumn = {
  type: 'MOCK',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  passthroughBehavior: 'WHEN_NO_MATCH',
  timeoutInMillis: 29_000,
  cacheNamespace: 'pets',
  cacheKeyParameters: [],
  integrationResponses: { 200: {} },
}

/** An HTTP_PROXY integration to this URI. */
export function proxyTo(uri: string): IntegrationColumn {
  return { ...mock, type: 'HTTP_PROXY', httpMethod: 'GET', uri, requestTemplates: {}, integrationResponses: {} }
}
