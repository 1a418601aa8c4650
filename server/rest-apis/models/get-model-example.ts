import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { models } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { findInModels } from './find-in-models.ts'
import { findModel } from './find-model.ts'
import { schemaExample } from './schema-example.ts'

/** A value that fits a model, for documentation and tests; absent when its schema says nothing. */
export const getModelExample = query({
  name: 'GetModelExample',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), modelName: z.string() }),
  async run(context, { restApiId, modelName }): Promise<{ example?: unknown }> {
    const { name } = await findModel(context, restApiId, modelName)
    const find = findInModels(await context.db.select().from(models).where(eq(models.restApiId, restApiId)))
    const example = schemaExample(find('#', name)?.schema, find, name)
    return example === undefined ? {} : { example }
  },
})
