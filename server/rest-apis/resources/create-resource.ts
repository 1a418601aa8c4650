import { z } from 'zod'
import { resources } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { findResource, invalidResourceIdentifier } from './find-resource.ts'
import { checkPlace, childPath } from './path-part.ts'
import { type Resource, resource } from './resource.ts'

/** AWS `CreateResource`: one more segment below a parent. */
export const createResource = command({
  name: 'CreateResource',
  permission: 'apis:write',
  input: z.object({ restApiId: z.string(), parentId: z.string(), pathPart: z.string() }),
  async run(context, { restApiId, parentId, pathPart }): Promise<Resource> {
    await changeRestApi(context, restApiId, invalidResourceIdentifier)
    const parent = await findResource(context, restApiId, parentId)
    await checkPlace(context, parent, pathPart)
    await requireRoom(context, 'resources', { within: restApiId })
    const row = { restApiId, id: context.newId(6), parentId, pathPart, path: childPath(parent.path, pathPart) }
    await context.db.insert(resources).values(row)
    return resource(row)
  },
  audit: ({ id, path }, { restApiId }) => ({ resource: `/restapis/${restApiId}/resources/${id}`, detail: { path } }),
})
