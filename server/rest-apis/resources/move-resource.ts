import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { resources } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { findResource, invalidResourceIdentifier } from './find-resource.ts'
import { updateResource } from './update-resource.ts'

/** A resource has another path; `previousPath` brings it back. */
export interface MovedResource {
  id: string
  path: string
  previousPath: string
}

/**
 * Moves a resource, with all that is below it, to another path: below a parent that exists, under the same or another
 * name. One step where AWS has two patches (`/parentId`, `/pathPart`).
 */
export const moveResource = command({
  name: 'MoveResource',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    resourceId: z.string(),
    path: z
      .string()
      .trim()
      .max(2048)
      .regex(/^\/?[^/]+(\/[^/]+)*\/?$/, 'Must be a path such as /pets/{petId}, without empty segments'),
  }),
  async run(context, { restApiId, resourceId, path }): Promise<MovedResource> {
    await changeRestApi(context, restApiId, invalidResourceIdentifier)
    const before = await findResource(context, restApiId, resourceId)
    const segments = path.split('/').filter(Boolean)
    const pathPart = segments.at(-1) ?? ''
    const parentId = await parentAt(context, restApiId, `/${segments.slice(0, -1).join('/')}`)
    const after = await refusedAtPath(() => updateResource(context, { restApiId, resourceId, pathPart, parentId }))
    return { id: after.id, path: after.path, previousPath: before.path }
  },
  audit: ({ id, path, previousPath }, { restApiId }) => ({
    resource: `/restapis/${restApiId}/resources/${id}`,
    detail: { path, previousPath },
  }),
})

async function parentAt({ db }: CommandContext, restApiId: string, path: string): Promise<string> {
  const [parent] = await db
    .select({ id: resources.id })
    .from(resources)
    .where(and(eq(resources.restApiId, restApiId), eq(resources.path, path)))
  if (parent) return parent.id
  throw new ServiceError('BadRequestException', `There is no resource ${path} to move it to`, {
    fields: { path: `There is no resource ${path}: create it first` },
  })
}

/** AWS's refusals name no member; here all of them are about the path. */
async function refusedAtPath<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    throw new ServiceError(error.failure, error.message, { fields: { path: error.message } })
  }
}
