import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { restApis, stages } from '#db/schema.ts'
import { query } from '#server/operation.ts'

/** A stage, and whether it writes down what happens to requests. */
export interface LoggingStage {
  restApiId: string
  apiName: string
  stageName: string
  /** Of its execution log, for all methods. */
  level: 'OFF' | 'ERROR' | 'INFO'
  hasAccessLog: boolean
}

const stagesAtMost = 200

/** The stages of the account by API, with what they log: where a request could have left a trace. */
export const listLoggingStages = query({
  name: 'ListLoggingStages',
  permission: 'stages:read',
  input: z.object({}),
  async run({ db, accountId }): Promise<{ items: LoggingStage[] }> {
    const rows = await db
      .select({
        restApiId: stages.restApiId,
        apiName: restApis.name,
        stageName: stages.stageName,
        methodSettings: stages.methodSettings,
        accessLogSettings: stages.accessLogSettings,
      })
      .from(stages)
      .innerJoin(restApis, eq(restApis.id, stages.restApiId))
      .where(eq(restApis.accountId, accountId))
      .orderBy(asc(restApis.name), asc(stages.restApiId), asc(stages.stageName))
      .limit(stagesAtMost)
    return {
      items: rows.map(({ methodSettings, accessLogSettings, ...stage }) => ({
        ...stage,
        level: levelOf(methodSettings['*/*']?.loggingLevel),
        hasAccessLog: accessLogSettings?.destinationArn !== undefined && accessLogSettings.format !== undefined,
      })),
    }
  },
})

function levelOf(level: string | undefined): LoggingStage['level'] {
  return level === 'ERROR' || level === 'INFO' ? level : 'OFF'
}
