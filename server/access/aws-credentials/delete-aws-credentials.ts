import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { awsCredentials } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { findAwsCredentials } from './find-aws-credentials.ts'

/** Forgets stored credentials: integrations that name them answer a configuration error from now on. */
export const deleteAwsCredentials = command({
  name: 'DeleteAwsCredentials',
  permission: 'account:write',
  input: z.object({ arn: z.string() }),
  async run(context, { arn }) {
    const { accountId } = await findAwsCredentials(context, arn)
    await context.db
      .delete(awsCredentials)
      .where(and(eq(awsCredentials.accountId, accountId), eq(awsCredentials.arn, arn)))
    context.changed({ kind: 'credentials', accountId, arn })
    return { arn }
  },
  audit: ({ arn }) => ({ resource: `/aws-credentials/${arn}` }),
})
