import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { models } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { findInModels } from './find-in-models.ts'
import { findModel } from './find-model.ts'
import { modelTemplate } from './model-template.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetModelTemplate.html */
export const getModelTemplate = query({
  name: 'GetModelTemplate',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), modelName: z.string() }),
  async run(context, { restApiId, modelName }): Promise<{ value: string }> {
    const { name } = await findModel(context, restApiId, modelName)
    const find = findInModels(await context.db.select().from(models).where(eq(models.restApiId, restApiId)))
    return { value: modelTemplate(find('#', name)?.schema, find, name) }
  },
})
