import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { resources } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { createResource } from './create-resource.ts'

/** Makes a resource of its whole path, with the parents that are missing: what a person types, AWS takes in steps. */
export const createResourcePath = command({
  name: 'CreateResourcePath',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string().min(1),
    path: z
      .string()
      .trim()
      .max(2048)
      .regex(/^\/?[^/]+(\/[^/]+)*\/?$/, 'Must be a path such as /pets/{petId}, without empty segments'),
  }),
  async run(context, { restApiId, path }) {
    const { rootResourceId } = await changeRestApi(context, restApiId)
    const rows = await context.db
      .select({ id: resources.id, path: resources.path })
      .from(resources)
      .where(eq(resources.restApiId, restApiId))
    const known = new Map(rows.map((row) => [row.path, row.id]))
    let parentId = rootResourceId
    let made = 0
    for (const [index, pathPart] of segmentsOf(path).entries()) {
      const here = `/${segmentsOf(path)
        .slice(0, index + 1)
        .join('/')}`
      const existing = known.get(here)
      if (!existing) made += 1
      parentId = existing ?? (await createResource(context, { restApiId, parentId, pathPart })).id
    }
    if (made === 0) throw exists(path)
    return { restApiId, id: parentId, path: `/${segmentsOf(path).join('/')}` }
  },
  audit: ({ restApiId, id, path }) => ({ resource: `/restapis/${restApiId}/resources/${id}`, detail: { path } }),
})

function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean)
}

function exists(path: string): ServiceError {
  return new ServiceError('ConflictException', `The resource ${path} exists already`, {
    fields: { path: 'exists already' },
  })
}
