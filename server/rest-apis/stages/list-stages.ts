import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { restApis, stages } from '#db/schema.ts'
import { query } from '#server/operation.ts'

/** A stage with the name of its API, for a choice. */
export interface NamedStage {
  restApiId: string
  apiName: string
  stageName: string
}

/** Every stage of the account, by the name of its API: what a plan can cover and a product be made of. */
export const listStages = query({
  name: 'ListStages',
  permission: 'stages:read',
  input: z.object({}),
  async run({ db, accountId }): Promise<{ items: NamedStage[] }> {
    const items = await db
      .select({ restApiId: stages.restApiId, apiName: restApis.name, stageName: stages.stageName })
      .from(stages)
      .innerJoin(restApis, eq(restApis.id, stages.restApiId))
      .where(eq(restApis.accountId, accountId))
      .orderBy(asc(restApis.name), asc(stages.restApiId), asc(stages.stageName))
    return { items }
  },
})
