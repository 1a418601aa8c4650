import { and, eq } from 'drizzle-orm'
import { models } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import type { ModelRow } from './model.ts'

/** AWS's text for a model that is not there. */
export function invalidModelName(modelName: string): string {
  return `Invalid model name specified: ${modelName}`
}

/** The model of an API in the actor's account, or `NotFoundException`. */
export async function findModel(context: Context, restApiId: string, modelName: string): Promise<ModelRow> {
  await findRestApi(context, restApiId, invalidModelName(modelName))
  const [row] = await context.db
    .select()
    .from(models)
    .where(and(eq(models.restApiId, restApiId), eq(models.name, modelName)))
  if (!row) throw new ServiceError('NotFoundException', invalidModelName(modelName))
  return row
}
