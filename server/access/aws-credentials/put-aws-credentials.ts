import { z } from 'zod'
import { awsCredentials } from '#db/schema.ts'
import { command } from '#server/operation.ts'

const printable = (most: number, what: string) =>
  z
    .string()
    .trim()
    .min(1, `${what} is missing`)
    .max(most, `Must have ${most} characters or fewer`)
    .regex(/^[\x21-\x7e]+$/, 'Must have no spaces and only ASCII characters')

/**
 * Stores AWS credentials under the ARN of a role: integrations and authorizers whose `credentials` name that ARN sign
 * with them. Nobody can read the secrets again; the same ARN again replaces them.
 */
export const putAwsCredentials = command({
  name: 'PutAwsCredentials',
  permission: 'account:write',
  input: z.object({
    arn: z
      .string()
      .trim()
      .max(2048)
      .regex(
        /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/,
        'Must be the ARN of a role or user, such as arn:aws:iam::123456789012:role/api',
      ),
    accessKeyId: printable(128, 'The access key id'),
    secretAccessKey: printable(256, 'The secret access key'),
    sessionToken: printable(8192, 'The session token').optional(),
    description: z.string().trim().max(256, 'Must have 256 characters or fewer').optional(),
  }),
  async run(context, { arn, accessKeyId, secretAccessKey, sessionToken, description }) {
    const { db, accountId, secrets, now } = context
    const values = {
      accessKeyId,
      secretAccessKeyEncrypted: secrets.encrypt(secretAccessKey, 'aws-credentials'),
      sessionTokenEncrypted: sessionToken === undefined ? null : secrets.encrypt(sessionToken, 'aws-credentials'),
      description: description || null,
      updatedAt: now(),
    }
    await db
      .insert(awsCredentials)
      .values({ accountId, arn, createdAt: now(), ...values })
      .onConflictDoUpdate({ target: [awsCredentials.accountId, awsCredentials.arn], set: values })
    context.changed({ kind: 'credentials', accountId, arn })
    return { arn, accessKeyId }
  },
  audit: ({ arn, accessKeyId }) => ({ resource: `/aws-credentials/${arn}`, detail: { accessKeyId } }),
})
