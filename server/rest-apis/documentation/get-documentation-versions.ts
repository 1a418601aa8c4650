import { and, desc, eq, getTableColumns, lt } from 'drizzle-orm'
import { z } from 'zod'
import { documentationVersions } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { type DocumentationVersion, toDocumentationVersion } from './documentation-version.ts'

/**
 * The versions of an API's documentation, the greatest name first.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetDocumentationVersions.html
 */
export const getDocumentationVersions = query({
  name: 'GetDocumentationVersions',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), ...pageInput }),
  async run(context, { restApiId, limit, position }): Promise<Page<DocumentationVersion>> {
    await findRestApi(context, restApiId)
    const after = afterPosition(position)
    const { parts: _parts, ...columns } = getTableColumns(documentationVersions)
    const rows = await context.db
      .select(columns)
      .from(documentationVersions)
      .where(
        and(
          eq(documentationVersions.restApiId, restApiId),
          after === undefined ? undefined : lt(documentationVersions.version, after),
        ),
      )
      .orderBy(desc(documentationVersions.version))
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, ({ version }) => version)
    return { ...page, items: page.items.map(toDocumentationVersion) }
  },
})
