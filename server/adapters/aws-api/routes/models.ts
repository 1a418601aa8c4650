import { createModel } from '#server/rest-apis/models/create-model.ts'
import { deleteModel } from '#server/rest-apis/models/delete-model.ts'
import { getModel } from '#server/rest-apis/models/get-model.ts'
import { getModelTemplate } from '#server/rest-apis/models/get-model-template.ts'
import { getModels } from '#server/rest-apis/models/get-models.ts'
import { updateModel } from '#server/rest-apis/models/update-model.ts'
import { modelPatches } from '../patches/definitions.ts'
import { type Route, route, updateRoute } from '../route.ts'
import { boolean, items, page, query, required, string, structure } from '../shape.ts'

/** AWS `Model`. */
const model = structure({ id: string, name: string, description: string, schema: string, contentType: string })

const path = '/restapis/{restApiId}/models'

export const modelRoutes: readonly Route[] = [
  route(createModel, {
    verb: 'POST',
    path,
    status: 201,
    input: { name: required(string), description: string, schema: string, contentType: required(string) },
    output: model,
  }),
  route(getModels, { verb: 'GET', path, status: 200, input: { ...page }, output: items(model) }),
  route(getModel, {
    verb: 'GET',
    path: `${path}/{modelName}`,
    status: 200,
    input: { flatten: query(boolean) },
    output: model,
  }),
  route(getModelTemplate, {
    verb: 'GET',
    path: `${path}/{modelName}/default_template`,
    status: 200,
    output: structure({ value: string }),
  }),
  updateRoute(updateModel, { path: `${path}/{modelName}`, patch: modelPatches, output: model }),
  route(deleteModel, { verb: 'DELETE', path: `${path}/{modelName}`, status: 202 }),
]
