import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import { documentationParts } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { readDefinition } from '../openapi/read-definition.ts'
import { documentableEntities } from './documentable-entities.ts'
import { indexDocumentation, parseProperties } from './documentation-index.ts'
import { documentationPartTypes } from './documentation-location.ts'
import { type DocumentationPart, toDocumentationPart } from './documentation-part.ts'
import { readDocumentation } from './read-documentation.ts'

/** AWS `DocumentationPart`; an entity without one has a location only. */
export type ListedPart = Pick<DocumentationPart, 'location'> & Partial<DocumentationPart>

const input = z.object({
  restApiId: z.string(),
  type: z.enum(documentationPartTypes).optional(),
  /** The name of the entity, as it is. */
  nameQuery: z.string().optional(),
  /** The path of the entity, as it is: not those below it. */
  path: z.string().optional(),
  /** `DOCUMENTED`: parts with text. `UNDOCUMENTED`: entities for which no text of their own is written. */
  locationStatus: z.enum(['DOCUMENTED', 'UNDOCUMENTED']).optional(),
  ...pageInput,
})

type Filter = z.output<typeof input>

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetDocumentationParts.html */
export const getDocumentationParts = query({
  name: 'GetDocumentationParts',
  permission: 'apis:read',
  input,
  async run(context, filter): Promise<Page<ListedPart>> {
    await findRestApi(context, filter.restApiId)
    return filter.locationStatus === 'UNDOCUMENTED'
      ? await listUndocumented(context, filter)
      : await list(context, filter)
  },
})

async function list({ db }: Context, filter: Filter): Promise<Page<ListedPart>> {
  const { restApiId, type, nameQuery, path, locationStatus, limit, position } = filter
  const after = afterPosition(position)
  const { location } = documentationParts
  // Of a location without a path that has one by default.
  const pathOf = sql`coalesce(${location} ->> 'path', case when ${location} ->> 'type' not in ('API', 'AUTHORIZER', 'MODEL') then '/' end)`
  const conditions: (SQL | undefined)[] = [
    eq(documentationParts.restApiId, restApiId),
    after === undefined ? undefined : gt(documentationParts.id, after),
    type === undefined ? undefined : eq(sql`${location} ->> 'type'`, type),
    nameQuery === undefined ? undefined : eq(sql`${location} ->> 'name'`, nameQuery),
    path === undefined ? undefined : eq(pathOf, path),
    locationStatus === 'DOCUMENTED' ? sql`${documentationParts.properties} !~ '^\\s*\\{\\s*\\}\\s*$'` : undefined,
  ]
  const rows = await db
    .select()
    .from(documentationParts)
    .where(and(...conditions))
    .orderBy(asc(documentationParts.id))
    .limit((limit ?? defaultPageSize) + 1)
  const page = pageOf(rows, limit, ({ id }) => id)
  return { ...page, items: page.items.map(toDocumentationPart) }
}

/** Entities come from the definition, not from a table: the position is how many were shown. */
async function listUndocumented(context: Context, filter: Filter): Promise<Page<ListedPart>> {
  const after = Number(afterPosition(filter.position) ?? '0')
  if (!Number.isSafeInteger(after) || after < 0)
    throw new ServiceError('BadRequestException', 'Invalid position specified')
  const { parts } = await readDocumentation(context, filter.restApiId, undefined)
  const documentation = indexDocumentation(parts)
  const definition = await readDefinition(context.db, filter.restApiId)
  const undocumented = documentableEntities(definition, documentation)
    .filter(({ location }) => matches(location, filter))
    .map(({ location }) => documentation.own(location) ?? { location })
    .filter((part) => !('properties' in part) || Object.keys(parseProperties(part.properties)).length === 0)
    .map((item, index) => ({ item, index: index + 1 }))
  const page = pageOf(undocumented.slice(after), filter.limit, ({ index }) => String(index))
  return { ...page, items: page.items.map(({ item }) => item) }
}

function matches({ type, name, path }: DocumentationLocation, filter: Filter): boolean {
  return (
    (filter.type === undefined || type === filter.type) &&
    (filter.nameQuery === undefined || name === filter.nameQuery) &&
    (filter.path === undefined || path === filter.path)
  )
}
