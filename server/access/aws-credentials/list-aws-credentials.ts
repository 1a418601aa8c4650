import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { awsCredentials } from '#db/schema.ts'
import { query } from '#server/operation.ts'

/** Stored credentials without their secrets. */
export interface AwsCredentials {
  arn: string
  accessKeyId: string
  description?: string
  /** Whether they have a session token, so that they end by themselves. */
  isTemporary: boolean
  lastUpdatedDate: Date
}

/** The account's stored AWS credentials, by ARN. */
export const listAwsCredentials = query({
  name: 'ListAwsCredentials',
  permission: 'account:read',
  input: z.object({}),
  async run({ db, accountId }): Promise<{ items: AwsCredentials[] }> {
    const rows = await db
      .select()
      .from(awsCredentials)
      .where(eq(awsCredentials.accountId, accountId))
      .orderBy(asc(awsCredentials.arn))
    return {
      items: rows.map((row) => ({
        arn: row.arn,
        accessKeyId: row.accessKeyId,
        ...(row.description ? { description: row.description } : {}),
        isTemporary: row.sessionTokenEncrypted !== null,
        lastUpdatedDate: row.updatedAt,
      })),
    }
  },
})
