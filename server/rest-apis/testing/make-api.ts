import type { Context } from '#server/context.ts'
import { createRestApi } from '../apis/create-rest-api.ts'
import { putMethod } from '../methods/put-method.ts'
import { createResource } from '../resources/create-resource.ts'

/** An API with `GET /pets/{id}`, not integrated yet. */
export interface MadeApi {
  restApiId: string
  rootResourceId: string
  petsId: string
  /** Names the method. */
  get: { restApiId: string; resourceId: string; httpMethod: string }
}

/** Makes it in the context's account. */
export async function makeApi(context: Context, name = 'Pets'): Promise<MadeApi> {
  const { id: restApiId, rootResourceId } = await createRestApi(context, { name })
  const pets = await createResource(context, { restApiId, parentId: rootResourceId, pathPart: 'pets' })
  const pet = await createResource(context, { restApiId, parentId: pets.id, pathPart: '{id}' })
  const get = { restApiId, resourceId: pet.id, httpMethod: 'GET' }
  await putMethod(context, {
    ...get,
    authorizationType: 'NONE',
    requestParameters: { 'method.request.path.id': true },
  })
  return { restApiId, rootResourceId, petsId: pets.id, get }
}
