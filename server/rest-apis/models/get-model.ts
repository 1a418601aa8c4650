import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { models } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { findModel } from './find-model.ts'
import { flattenSchema } from './flatten-schema.ts'
import { type Model, toModel } from './model.ts'

/**
 * `flatten` puts the models that the schema refers to into its definitions.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetModel.html
 */
export const getModel = query({
  name: 'GetModel',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), modelName: z.string(), flatten: z.boolean().optional() }),
  async run(context, { restApiId, modelName, flatten }): Promise<Model> {
    const model = toModel(await findModel(context, restApiId, modelName))
    if (flatten !== true) return model
    const all = await context.db.select().from(models).where(eq(models.restApiId, restApiId))
    return { ...model, schema: flattenSchema(model, all) }
  },
})
