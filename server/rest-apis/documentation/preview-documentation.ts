import { z } from 'zod'
import { ServiceError } from '#server/errors.ts'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import type { ApiDefinition } from '../openapi/api-definition.ts'
import { exportOpenapi } from '../openapi/export-openapi.ts'
import type { JsonObject } from '../openapi/json-object.ts'
import { readDefinition } from '../openapi/read-definition.ts'
import type { IndexedPart } from './documentation-index.ts'
import { locationKey, validLocation } from './documentation-location.ts'
import { documentationPartFields } from './documentation-part-fields.ts'
import { readDocumentation } from './read-documentation.ts'

/**
 * The draft as the OpenAPI document that a deployment of it would be, with the text that each place shows: of the
 * draft's parts or those of a version, with unsaved ones put over them.
 */
export const previewDocumentation = query({
  name: 'PreviewDocumentation',
  permission: 'apis:read',
  input: z.object({
    restApiId: z.string(),
    documentationVersion: z.string().optional(),
    /** Only this path of the document. */
    path: z.string().optional(),
    /** Without properties: as if there were no part at this location. */
    unsaved: z
      .array(
        z.object({
          location: documentationPartFields.location,
          properties: documentationPartFields.properties.nullable(),
        }),
      )
      .max(2000)
      .optional(),
  }),
  async run(context, { restApiId, documentationVersion, path, unsaved = [] }): Promise<{ openapi: JsonObject }> {
    await findRestApi(context, restApiId)
    const { parts } = await readDocumentation(context, restApiId, documentationVersion)
    const definition = await readDefinition(context.db, restApiId)
    const documentationParts = withUnsaved(parts, unsaved)
    return { openapi: exportOpenapi({ ...onlyPath(definition, path), documentationParts }) }
  },
})

function withUnsaved(
  parts: readonly IndexedPart[],
  unsaved: readonly { location: IndexedPart['location']; properties: string | null }[],
): IndexedPart[] {
  const byKey = new Map(parts.map(({ location, properties }) => [locationKey(location), { location, properties }]))
  for (const { location: given, properties } of unsaved) {
    const location = validLocation(given)
    if (properties === null) byKey.delete(locationKey(location))
    else byKey.set(locationKey(location), { location, properties })
  }
  return [...byKey.values()]
}

function onlyPath(definition: ApiDefinition, path: string | undefined): ApiDefinition {
  if (path === undefined) return definition
  const resources = definition.resources.filter((resource) => resource.path === path)
  if (resources.length === 0) throw new ServiceError('NotFoundException', 'Invalid Resource identifier specified')
  return { ...definition, resources }
}
