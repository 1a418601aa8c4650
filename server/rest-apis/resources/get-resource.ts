import { z } from 'zod'
import { query } from '#server/operation.ts'
import { embeddedMethods, embedInput } from './embedded-methods.ts'
import { findResource } from './find-resource.ts'
import { type Resource, resource } from './resource.ts'

/** AWS `GetResource`. */
export const getResource = query({
  name: 'GetResource',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), resourceId: z.string(), embed: embedInput }),
  async run(context, { restApiId, resourceId, embed }): Promise<Resource> {
    const row = await findResource(context, restApiId, resourceId)
    const methods = await embeddedMethods(context, restApiId, [row.id], embed?.includes('methods') ?? false)
    return resource(row, methods.get(row.id))
  },
})
