import type { Context } from '#server/context.ts'
import type { Method } from '#server/rest-apis/methods/method.ts'
import { getResources } from '#server/rest-apis/resources/get-resources.ts'
import { listAll } from '../../../list-all.ts'

/** A method with its place, for the lists of what uses something. */
export interface PlacedMethod {
  resourceId: string
  path: string
  httpMethod: string
  method: Method
}

/** Every method of an API, by path. */
export async function placedMethods(context: Context, restApiId: string): Promise<PlacedMethod[]> {
  const resources = await listAll((position) =>
    getResources(context, { restApiId, embed: ['methods'], limit: 500, position }),
  )
  return resources.flatMap(({ id: resourceId, path, resourceMethods = {} }) =>
    Object.entries(resourceMethods).flatMap(([httpMethod, method]) =>
      isWhole(method) ? [{ resourceId, path, httpMethod, method }] : [],
    ),
  )
}

function isWhole(method: Method | Record<string, never>): method is Method {
  return 'httpMethod' in method
}
