import { count, eq } from 'drizzle-orm'
import { z } from 'zod'
import { resources } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { settledVersion } from '../apis/settled-version.ts'

/** Which tree of resources an API has, without the tree. */
export interface ResourceTreeDescription {
  /** How many resources. */
  count: number
  /** Another one whenever the tree may be another. */
  version: string
}

/** How large the tree of an API is, and whether one that was read before is still right. */
export const describeResourceTree = query({
  name: 'DescribeResourceTree',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string() }),
  async run(context, { restApiId }): Promise<ResourceTreeDescription> {
    const api = await findRestApi(context, restApiId)
    const [row] = await context.db.select({ count: count() }).from(resources).where(eq(resources.restApiId, restApiId))
    const unsettled = `${restApiId} ${api.changedDate.getTime()} ${context.now().getTime()}`
    return { count: row?.count ?? 0, version: settledVersion(context, api) ?? unsettled }
  },
})
