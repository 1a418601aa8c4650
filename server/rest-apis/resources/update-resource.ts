import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { resources } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { badRequest } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { embeddedMethods } from './embedded-methods.ts'
import { findResource, invalidResourceIdentifier } from './find-resource.ts'
import { checkPlace, childPath, isGreedy } from './path-part.ts'
import { type Resource, type ResourceRow, resource } from './resource.ts'

/** AWS `UpdateResource`: renames a segment or moves it, with all that is below it. */
export const updateResource = command({
  name: 'UpdateResource',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    resourceId: z.string(),
    pathPart: z.string().optional(),
    parentId: z.string().optional(),
  }),
  async run(context, { restApiId, resourceId, pathPart, parentId }): Promise<Resource> {
    await changeRestApi(context, restApiId, invalidResourceIdentifier)
    const row = await findResource(context, restApiId, resourceId)
    const moved = await place(context, row, pathPart ?? row.pathPart, parentId ?? row.parentId)
    if (moved.path !== row.path) await move(context, row, moved)
    const methods = await embeddedMethods(context, restApiId, [row.id], false)
    return resource(moved, methods.get(row.id))
  },
  audit: ({ id, path }, { restApiId }) => ({ resource: `/restapis/${restApiId}/resources/${id}`, detail: { path } }),
})

/** The row after the change, or AWS's refusal. */
async function place(
  context: CommandContext,
  row: ResourceRow,
  pathPart: string | null,
  parentId: string | null,
): Promise<ResourceRow> {
  if (row.parentId === null) {
    if (pathPart !== null) throw badRequest('Root resource cannot update its pathPart.')
    if (parentId !== null) throw badRequest('Root resource cannot update its parentId.')
    return row
  }
  const parent = await findResource(context, row.restApiId, parentId ?? '')
  if (parent.id === row.id || parent.path.startsWith(`${row.path}/`)) {
    throw badRequest('Resources cannot be cyclical.')
  }
  await checkPlace(context, parent, pathPart ?? '', row)
  if (isGreedy(pathPart)) await refuseChildren(context, row, pathPart)
  return { ...row, pathPart, parentId: parent.id, path: childPath(parent.path, pathPart ?? '') }
}

async function refuseChildren({ db }: CommandContext, row: ResourceRow, pathPart: string | null): Promise<void> {
  const [child] = await db
    .select({ id: resources.id })
    .from(resources)
    .where(and(eq(resources.restApiId, row.restApiId), eq(resources.parentId, row.id)))
    .limit(1)
  if (child) throw badRequest(`Cannot create a child of a resource with a greedy path variable: ${pathPart}`)
}

async function move({ db }: CommandContext, before: ResourceRow, after: ResourceRow): Promise<void> {
  await db
    .update(resources)
    .set({ pathPart: after.pathPart, parentId: after.parentId, path: after.path })
    .where(and(eq(resources.restApiId, before.restApiId), eq(resources.id, before.id)))
  const rest = sql`substr(${resources.path}, ${before.path.length + 1})`
  await db
    .update(resources)
    .set({ path: sql`${after.path}::text || ${rest}` })
    .where(and(eq(resources.restApiId, before.restApiId), sql`starts_with(${resources.path}, ${`${before.path}/`})`))
}
