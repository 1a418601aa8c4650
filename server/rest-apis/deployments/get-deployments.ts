import { and, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { deployments } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { timeKey } from '#server/time-key.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { type Deployment, toDeployment } from './deployment.ts'
import { deploymentColumns } from './find-deployment.ts'

const newestFirst = timeKey(deployments.createdDate, deployments.id)

/** The deployments of an API, newest first. https://docs.aws.amazon.com/apigateway/latest/api/API_GetDeployments.html */
export const getDeployments = query({
  name: 'GetDeployments',
  permission: 'stages:read',
  input: z.object({ restApiId: z.string(), ...pageInput }),
  async run(context, { restApiId, limit, position }): Promise<Page<Deployment>> {
    await findRestApi(context, restApiId)
    const after = afterPosition(position)
    const rows = await context.db
      .select({ ...deploymentColumns, key: newestFirst })
      .from(deployments)
      .where(and(eq(deployments.restApiId, restApiId), after === undefined ? undefined : lt(newestFirst, after)))
      .orderBy(desc(newestFirst))
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, (row) => row.key)
    return { ...page, items: page.items.map(toDeployment) }
  },
})
