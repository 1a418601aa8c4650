import { eq } from 'drizzle-orm'
import { stages } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'

/** Has gateways load all stages of an API anew: something that works at once has changed. */
export async function reloadStages({ db, changed }: CommandContext, restApiId: string): Promise<void> {
  const rows = await db.select({ stageName: stages.stageName }).from(stages).where(eq(stages.restApiId, restApiId))
  for (const { stageName } of rows) changed({ kind: 'stage', restApiId, stageName })
}
