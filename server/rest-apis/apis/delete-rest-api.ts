import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { restApis, stages, usagePlanStages } from '#db/schema.ts'
import { announceStageKeys } from '#server/access/api-keys/stage-keys.ts'
import type { CommandContext } from '#server/context.ts'
import { refuseWhileMapped } from '#server/domains/base-path-mappings/refuse-while-mapped.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from './change-rest-api.ts'

/** AWS `DeleteRestApi`: the API with all below it; its stages stop answering and leave the usage plans. Refused while base path mappings lead to it. */
export const deleteRestApi = command({
  name: 'DeleteRestApi',
  permission: 'apis:write',
  input: z.object({ restApiId: z.string() }),
  async run(context, { restApiId }): Promise<{ name: string }> {
    const { name } = await changeRestApi(context, restApiId)
    await refuseWhileMapped(context, restApiId)
    await announceStages(context, restApiId)
    await announceStageKeys(context, restApiId)
    await context.db.delete(restApis).where(eq(restApis.id, restApiId))
    return { name }
  },
  audit: ({ name }, { restApiId }) => ({ resource: `/restapis/${restApiId}`, detail: { name } }),
})

async function announceStages({ db, changed }: CommandContext, restApiId: string): Promise<void> {
  const served = await db.select({ stageName: stages.stageName }).from(stages).where(eq(stages.restApiId, restApiId))
  for (const { stageName } of served) changed({ kind: 'stage', restApiId, stageName })
  const plans = await db
    .selectDistinct({ usagePlanId: usagePlanStages.usagePlanId })
    .from(usagePlanStages)
    .where(eq(usagePlanStages.restApiId, restApiId))
  for (const { usagePlanId } of plans) changed({ kind: 'usage-plan', usagePlanId })
}
