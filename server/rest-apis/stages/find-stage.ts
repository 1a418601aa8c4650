import { and, eq } from 'drizzle-orm'
import { stages } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { findRestApi } from '../apis/find-rest-api.ts'

type StageRow = typeof stages.$inferSelect

/** The stage of an API of the actor's account, or `NotFoundException`. */
export async function findStage(context: Context, restApiId: string, stageName: string): Promise<StageRow> {
  await findRestApi(context, restApiId)
  return found(await select(context, restApiId, stageName))
}

/** The same, held until the commit: two updates of one stage merge one after the other. */
export async function findStageForUpdate(context: Context, restApiId: string, stageName: string): Promise<StageRow> {
  await findRestApi(context, restApiId)
  return found(await select(context, restApiId, stageName).for('update'))
}

function select({ db }: Context, restApiId: string, stageName: string) {
  return db
    .select()
    .from(stages)
    .where(and(eq(stages.restApiId, restApiId), eq(stages.stageName, stageName)))
    .$dynamic()
}

function found([row]: StageRow[]): StageRow {
  if (!row) throw new ServiceError('NotFoundException', 'Invalid stage identifier specified')
  return row
}
