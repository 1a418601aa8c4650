import { and, eq } from 'drizzle-orm'
import { awsCredentials } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'

/** The credentials under an ARN in the actor's account, or `NotFoundException`. */
export async function findAwsCredentials(
  { db, accountId }: Context,
  arn: string,
): Promise<typeof awsCredentials.$inferSelect> {
  const [row] = await db
    .select()
    .from(awsCredentials)
    .where(and(eq(awsCredentials.accountId, accountId), eq(awsCredentials.arn, arn)))
  if (!row) throw new ServiceError('NotFoundException', 'There are no credentials under this ARN')
  return row
}
