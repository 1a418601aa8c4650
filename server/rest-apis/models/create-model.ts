import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { models } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { checkModelSchema } from './check-model-schema.ts'
import { type Model, toModel } from './model.ts'
import { modelFields } from './model-fields.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_CreateModel.html */
export const createModel = command({
  name: 'CreateModel',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    name: modelFields.name,
    description: modelFields.description.optional(),
    schema: modelFields.schema.optional().transform((schema) => schema ?? ''),
    contentType: modelFields.contentType,
  }),
  async run(context, { restApiId, name, description, schema, contentType }): Promise<Model> {
    await changeRestApi(context, restApiId)
    checkModelSchema(schema, contentType)
    const { db, newId } = context
    const [taken] = await db
      .select({ id: models.id })
      .from(models)
      .where(and(eq(models.restApiId, restApiId), eq(models.name, name)))
    if (taken) throw new ServiceError('ConflictException', 'Model name already exists for this REST API')
    await requireRoom(context, 'models', { within: restApiId })
    const row = { restApiId, id: newId(6), name, description: description || null, schema, contentType }
    await db.insert(models).values(row)
    return toModel(row)
  },
  audit: ({ name }, { restApiId }) => ({ resource: `/restapis/${restApiId}/models/${name}` }),
})
