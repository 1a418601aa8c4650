import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { documentationVersions, stages } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { findDocumentationVersion } from './find-documentation-version.ts'

/**
 * AWS `DeleteDocumentationVersion`. Refused while a stage shows it.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteDocumentationVersion.html
 */
export const deleteDocumentationVersion = command({
  name: 'DeleteDocumentationVersion',
  permission: 'apis:write',
  input: z.object({ restApiId: z.string(), documentationVersion: z.string() }),
  async run(context, { restApiId, documentationVersion }) {
    await findDocumentationVersion(context, restApiId, documentationVersion)
    const one = and(
      eq(documentationVersions.restApiId, restApiId),
      eq(documentationVersions.version, documentationVersion),
    )
    // A stage that is being given the version holds a share of this lock.
    await context.db
      .select({ version: documentationVersions.version })
      .from(documentationVersions)
      .where(one)
      .for('update')
    await refuseWhileShown(context, restApiId, documentationVersion)
    await context.db.delete(documentationVersions).where(one)
  },
  audit: (_output, { restApiId, documentationVersion }) => ({
    resource: `/restapis/${restApiId}/documentation/versions/${documentationVersion}`,
  }),
})

async function refuseWhileShown({ db }: CommandContext, restApiId: string, version: string): Promise<void> {
  const showing = await db
    .select({ stageName: stages.stageName })
    .from(stages)
    .where(and(eq(stages.restApiId, restApiId), eq(stages.documentationVersion, version)))
    .limit(1)
  if (showing.length > 0) {
    throw new ServiceError(
      'BadRequestException',
      'Active stages pointing to this documentation version must be moved or deleted',
    )
  }
}
