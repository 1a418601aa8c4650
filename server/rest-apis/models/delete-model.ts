import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { methods, models } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { refuseInUse } from '../methods/refuse-in-use.ts'
import { findModel, invalidModelName } from './find-model.ts'

/** A model that a method's request or response names stays. https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteModel.html */
export const deleteModel = command({
  name: 'DeleteModel',
  permission: 'apis:write',
  input: z.object({ restApiId: z.string(), modelName: z.string() }),
  async run(context, { restApiId, modelName }) {
    await changeRestApi(context, restApiId, invalidModelName(modelName))
    const { id, name } = await findModel(context, restApiId, modelName)
    await refuseInUse(context, restApiId, names(name), `model '${name}'`)
    await context.db.delete(models).where(and(eq(models.restApiId, restApiId), eq(models.id, id)))
    return { name }
  },
  audit: ({ name }, { restApiId }) => ({ resource: `/restapis/${restApiId}/models/${name}` }),
})

/** Methods that name the model for a content type of their request or of one of their responses. */
function names(name: string) {
  return sql`(
    exists (select 1 from jsonb_each_text(coalesce(${methods.requestModels}, '{}'::jsonb)) as request where request.value = ${name})
    or exists (
      select 1 from jsonb_each(${methods.methodResponses}) as response,
        jsonb_each_text(coalesce(response.value -> 'responseModels', '{}'::jsonb)) as model
      where model.value = ${name}
    )
  )`
}
