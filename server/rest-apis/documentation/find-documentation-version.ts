import { and, eq } from 'drizzle-orm'
import { documentationVersions } from '#db/schema.ts'
import type { CommandContext, Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import type { DocumentationVersionRow } from './documentation-version.ts'

/** AWS's text for a version that is not there, or whose API is not. */
export const invalidDocumentationVersion = 'Invalid Documentation version specified'

/** The documentation version of an API in the actor's account, with its parts, or `NotFoundException`. */
export async function findDocumentationVersion(
  context: Context,
  restApiId: string,
  version: string,
): Promise<DocumentationVersionRow> {
  await findRestApi(context, restApiId, invalidDocumentationVersion)
  const [row] = await context.db.select().from(documentationVersions).where(one(restApiId, version))
  if (!row) throw new ServiceError('NotFoundException', invalidDocumentationVersion)
  return row
}

/**
 * Makes sure that a stage can name the version: it must exist, and is held until the commit, so that it is not deleted
 * meanwhile. The caller has made sure that the API belongs to its account.
 */
export async function requireDocumentationVersion(
  { db }: CommandContext,
  restApiId: string,
  version: string,
): Promise<void> {
  const [row] = await db
    .select({ version: documentationVersions.version })
    .from(documentationVersions)
    .where(one(restApiId, version))
    .for('share')
  if (!row) throw new ServiceError('NotFoundException', invalidDocumentationVersion)
}

function one(restApiId: string, version: string) {
  return and(eq(documentationVersions.restApiId, restApiId), eq(documentationVersions.version, version))
}
