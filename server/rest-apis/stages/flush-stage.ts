import { and, eq } from 'drizzle-orm'
import { stages } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { findStage } from './find-stage.ts'

/** Says of one of a stage's caches that what it held until now is not served any more. */
export async function flushStage(
  context: CommandContext,
  { restApiId, stageName }: { restApiId: string; stageName: string },
  cache: 'cacheFlushedAt' | 'authorizersFlushedAt',
): Promise<void> {
  await findStage(context, restApiId, stageName)
  await context.db
    .update(stages)
    .set({ [cache]: context.now() })
    .where(and(eq(stages.restApiId, restApiId), eq(stages.stageName, stageName)))
  context.changed({ kind: 'stage', restApiId, stageName })
}
