import { eq, sql } from 'drizzle-orm'
import { models } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import type { PackedPlan } from '../plan/packed-plan.ts'
import { idTaker, writeRows } from './write-rows.ts'

/** Writes models; one that has a name already is replaced and keeps its id. */
export async function writeModels({ db, newId }: CommandContext, restApiId: string, plan: PackedPlan): Promise<void> {
  const existing = await db.select({ id: models.id }).from(models).where(eq(models.restApiId, restApiId))
  const takeId = idTaker(
    newId,
    existing.map(({ id }) => id),
  )
  await writeRows(plan.models, (rows) =>
    db
      .insert(models)
      .values(rows.map((row) => ({ ...row, restApiId, id: takeId() })))
      .onConflictDoUpdate({
        target: [models.restApiId, models.name],
        set: {
          description: sql`excluded.description`,
          contentType: sql`excluded.content_type`,
          schema: sql`excluded.schema`,
        },
      }),
  )
}
