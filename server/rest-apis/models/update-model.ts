import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { models } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { checkModelSchema } from './check-model-schema.ts'
import { findModel, invalidModelName } from './find-model.ts'
import { type Model, toModel } from './model.ts'
import { modelFields } from './model-fields.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateModel.html */
export const updateModel = command({
  name: 'UpdateModel',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    modelName: z.string(),
    description: modelFields.description.nullish(),
    schema: modelFields.schema.nullish(),
  }),
  async run(context, { restApiId, modelName, description, schema }): Promise<Model> {
    await changeRestApi(context, restApiId, invalidModelName(modelName))
    const before = await findModel(context, restApiId, modelName)
    if (schema !== undefined) checkModelSchema(schema ?? '', before.contentType)
    const after = {
      ...before,
      description: description === undefined ? before.description : description || null,
      schema: schema ?? before.schema,
    }
    await context.db
      .update(models)
      .set(after)
      .where(and(eq(models.restApiId, restApiId), eq(models.id, before.id)))
    return toModel(after)
  },
  audit: (_, { restApiId, modelName, ...detail }) => ({
    resource: `/restapis/${restApiId}/models/${modelName}`,
    detail: { description: detail.description },
  }),
})
