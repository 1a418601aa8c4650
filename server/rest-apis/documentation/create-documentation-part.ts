import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import { documentationParts } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { locationKey, locationText, validLocation } from './documentation-location.ts'
import { type DocumentationPart, toDocumentationPart } from './documentation-part.ts'
import { documentationPartFields } from './documentation-part-fields.ts'

/**
 * AWS `CreateDocumentationPart`: text at a location, which need not exist yet. One part for each location.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDocumentationPart.html
 */
export const createDocumentationPart = command({
  name: 'CreateDocumentationPart',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    location: documentationPartFields.location,
    properties: documentationPartFields.properties,
  }),
  async run(context, { restApiId, location: given, properties }): Promise<DocumentationPart> {
    // Holds the API until the commit: of two creates at one location the second finds the first.
    await changeRestApi(context, restApiId)
    const location = validLocation(given)
    await refuseTaken(context, restApiId, location)
    await requireRoom(context, 'documentationParts', { within: restApiId })
    const row = { restApiId, id: context.newId(6), location, properties }
    await context.db.insert(documentationParts).values(row)
    return toDocumentationPart(row)
  },
  audit: ({ id, location }, { restApiId }) => ({
    resource: `/restapis/${restApiId}/documentation/parts/${id}`,
    detail: { location: locationText(location) },
  }),
})

/** Compares keys of the parts of this type and path; an older row may leave out what is the default. */
async function refuseTaken({ db }: CommandContext, restApiId: string, location: DocumentationLocation): Promise<void> {
  const column = documentationParts.location
  const near = await db
    .select({ location: column })
    .from(documentationParts)
    .where(
      and(
        eq(documentationParts.restApiId, restApiId),
        eq(sql`${column} ->> 'type'`, location.type),
        location.path === undefined ? undefined : eq(sql`coalesce(${column} ->> 'path', '/')`, location.path),
      ),
    )
  const key = locationKey(location)
  if (near.some((part) => locationKey(part.location) === key)) {
    throw new ServiceError(
      'ConflictException',
      `Documentation part already exists for the specified location: ${locationText(location)}.`,
    )
  }
}
