import { and, eq, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { resources } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { findResource, invalidResourceIdentifier } from './find-resource.ts'

/** AWS `DeleteResource`: the resource with its methods and all resources below it. */
export const deleteResource = command({
  name: 'DeleteResource',
  permission: 'apis:write',
  input: z.object({ restApiId: z.string(), resourceId: z.string() }),
  async run(context, { restApiId, resourceId }): Promise<{ path: string }> {
    await changeRestApi(context, restApiId, invalidResourceIdentifier)
    const { path, parentId } = await findResource(context, restApiId, resourceId)
    if (parentId === null) throw new ServiceError('BadRequestException', 'Root resource cannot be deleted.')
    const below = sql`starts_with(${resources.path}, ${`${path}/`})`
    await context.db
      .delete(resources)
      .where(and(eq(resources.restApiId, restApiId), or(eq(resources.id, resourceId), below)))
    return { path }
  },
  audit: ({ path }, { restApiId, resourceId }) => ({
    resource: `/restapis/${restApiId}/resources/${resourceId}`,
    detail: { path },
  }),
})
