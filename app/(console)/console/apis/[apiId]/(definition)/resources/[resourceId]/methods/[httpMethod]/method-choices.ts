import type { MethodChoices } from '#components/apis/method-request-form.tsx'
import type { Context } from '#server/context.ts'
import { getAuthorizers } from '#server/rest-apis/authorizers/get-authorizers.ts'
import { getModels } from '#server/rest-apis/models/get-models.ts'
import { getRequestValidators } from '#server/rest-apis/request-validators/get-request-validators.ts'
import { listAll } from '../../../../../../../list-all.ts'

/** What a method may choose of its API. */
export async function methodChoices(context: Context, restApiId: string): Promise<MethodChoices> {
  const authorizers = await listAll((position) => getAuthorizers(context, { restApiId, limit: 500, position }))
  const validators = await listAll((position) => getRequestValidators(context, { restApiId, limit: 500, position }))
  const models = await listAll((position) => getModels(context, { restApiId, limit: 500, position }))
  return {
    authorizers: authorizers.map(({ id, name, type }) => ({ id, name, type })),
    validators: validators.map(({ id, name }) => ({ id, name })),
    models: models.map(({ name }) => name),
  }
}
