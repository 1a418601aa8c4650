import { and, asc, eq, ne, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { methods, models, resources } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { modelReference } from './find-in-models.ts'
import { findModel, invalidModelName } from './find-model.ts'

/** A model that a method's request or response, or another model, names stays. https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteModel.html */
export const deleteModel = command({
  name: 'DeleteModel',
  permission: 'apis:write',
  input: z.object({ restApiId: z.string(), modelName: z.string() }),
  async run(context, { restApiId, modelName }) {
    await changeRestApi(context, restApiId, invalidModelName(modelName))
    const { id, name } = await findModel(context, restApiId, modelName)
    await refuseReferenced(context, restApiId, name)
    await context.db.delete(models).where(and(eq(models.restApiId, restApiId), eq(models.id, id)))
    return { name }
  },
  audit: ({ name }, { restApiId }) => ({ resource: `/restapis/${restApiId}/models/${name}` }),
})

/** Refuses to delete what a method or another model still names, with AWS's texts. */
async function refuseReferenced(context: Context, restApiId: string, name: string): Promise<void> {
  const [user] = await context.db
    .select({ httpMethod: methods.httpMethod, path: resources.path, inRequest: namedInRequest(name) })
    .from(methods)
    .innerJoin(resources, and(eq(resources.restApiId, methods.restApiId), eq(resources.id, methods.resourceId)))
    .where(and(eq(methods.restApiId, restApiId), or(namedInRequest(name), namedInResponse(name))))
    .orderBy(asc(resources.path), asc(methods.httpMethod))
    .limit(1)
  // AWS writes `//ANY` for the root.
  if (user) throw inUse(name, `method ${user.inRequest ? 'request' : 'response'}: ${user.path}/${user.httpMethod}`)
  const others = await context.db
    .select({ name: models.name, schema: models.schema })
    .from(models)
    .where(
      and(eq(models.restApiId, restApiId), ne(models.name, name), sql`${models.schema} like ${`%/models/${name}%`}`),
    )
    .orderBy(asc(models.name))
  const referrer = others.find(({ schema }) => refersTo(schema, name))
  if (referrer) throw inUse(name, `model: ${referrer.name}`)
}

function inUse(name: string, where: string): ServiceError {
  return new ServiceError('ConflictException', `Cannot delete model '${name}', is referenced in ${where}`)
}

function namedInRequest(name: string) {
  return sql<boolean>`exists (
    select 1 from jsonb_each_text(coalesce(${methods.requestModels}, '{}'::jsonb)) as request where request.value = ${name}
  )`
}

function namedInResponse(name: string) {
  return sql<boolean>`exists (
    select 1 from jsonb_each(${methods.methodResponses}) as response,
      jsonb_each_text(coalesce(response.value -> 'responseModels', '{}'::jsonb)) as model
    where model.value = ${name}
  )`
}

/** Whether a schema has a reference to the model; a slash in JSON may be written as `\\/`, but is not by anyone. */
function refersTo(schema: string, name: string): boolean {
  return [...schema.matchAll(/"\$ref"\s*:\s*"([^"]{1,300})"/g)].some(
    ([, reference = '']) => modelReference(reference)?.name === name,
  )
}
