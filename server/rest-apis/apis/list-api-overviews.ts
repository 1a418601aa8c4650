import { and, asc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { deployments, restApis, stages } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { query } from '#server/operation.ts'

/** An API in a list: what it is, and whether callers have what its definition says. */
export interface ApiOverview {
  id: string
  name: string
  description?: string
  version?: string
  createdDate: Date
  /** `REGIONAL`, `EDGE` or `PRIVATE`. */
  endpointType: string
  tags: Record<string, string>
  stageNames: string[]
  /** When what its stages serve was deployed: the latest of them; absent before the first deployment. */
  lastDeployedDate?: Date
  /** `waiting`: something below the API has changed since its main stage was deployed. */
  deployment: 'never' | 'waiting' | 'served'
}

/** All APIs of the account by name. Cheap: whether changes mean something is told by `DiffDeployment`, API by API. */
export const listApiOverviews = query({
  name: 'ListApiOverviews',
  permission: 'apis:read',
  input: z.object({}),
  async run(context): Promise<ApiOverview[]> {
    const { db, accountId } = context
    const apis = await db.select().from(restApis).where(eq(restApis.accountId, accountId))
    const deployed = await deployedStages(
      context,
      apis.map(({ id }) => id),
    )
    return apis
      .map((api): ApiOverview => {
        const own = deployed.get(api.id) ?? []
        const main = own.find(({ stageName }) => stageName === 'prod') ?? own[0]
        const times = own.map(({ deployedDate }) => deployedDate.getTime())
        return {
          id: api.id,
          name: api.name,
          ...(api.description === null ? {} : { description: api.description }),
          ...(api.version === null ? {} : { version: api.version }),
          createdDate: api.createdDate,
          endpointType: api.endpointConfiguration.types[0] ?? 'EDGE',
          tags: api.tags,
          stageNames: own.map(({ stageName }) => stageName),
          ...(times.length === 0 ? {} : { lastDeployedDate: new Date(Math.max(...times)) }),
          deployment: main === undefined ? 'never' : api.changedDate > main.deployedDate ? 'waiting' : 'served',
        }
      })
      .sort((one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id))
  },
})

async function deployedStages({ db }: Context, ids: string[]) {
  if (ids.length === 0) return new Map<string, { stageName: string; deployedDate: Date }[]>()
  const rows = await db
    .select({ restApiId: stages.restApiId, stageName: stages.stageName, deployedDate: deployments.createdDate })
    .from(stages)
    .innerJoin(deployments, and(eq(deployments.restApiId, stages.restApiId), eq(deployments.id, stages.deploymentId)))
    .where(inArray(stages.restApiId, ids))
    .orderBy(asc(stages.stageName))
  return Map.groupBy(rows, ({ restApiId }) => restApiId)
}
