import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accounts } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { findAccount } from '#server/identity/accounts/find-account.ts'
import { listChange } from '#server/list-change.ts'
import { command } from '#server/operation.ts'
import { type Account, toAccount } from './get-account.ts'

/**
 * AWS `UpdateAccount`. The logging role is kept for the tools that set one; logs need none here. Usage plans are always
 * on, so the feature can be added and never taken away. The account's throttle is not AWS's to change: `PutAccountThrottle`.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateAccount.html
 */
export const updateAccount = command({
  name: 'UpdateAccount',
  permission: 'account:write',
  input: z.object({
    /** `null` or empty clears it. */
    cloudwatchRoleArn: z.string().max(2048).nullish(),
    features: listChange.optional(),
  }),
  async run(context, { cloudwatchRoleArn, features }): Promise<Account> {
    checkRole(cloudwatchRoleArn ?? '')
    checkFeatures(features)
    const before = await findAccount(context, { lock: true })
    if (cloudwatchRoleArn === undefined) return toAccount(before)
    const row = { ...before, cloudwatchRoleArn: cloudwatchRoleArn || null }
    await context.db.update(accounts).set({ cloudwatchRoleArn: row.cloudwatchRoleArn }).where(eq(accounts.id, row.id))
    return toAccount(row)
  },
  audit: (_output, changes) => ({ resource: '/account', detail: changes }),
})

function checkRole(arn: string): void {
  if (arn !== '' && !/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(arn)) {
    const reason = 'Invalid role ARN specified'
    throw new ServiceError('BadRequestException', reason, { fields: { cloudwatchRoleArn: reason } })
  }
}

function checkFeatures(change: z.output<typeof listChange> | undefined): void {
  const { add = [], remove = [] } = Array.isArray(change) ? { add: change } : (change ?? {})
  const unknown = [...add, ...remove].find((feature) => feature !== 'UsagePlans')
  if (unknown !== undefined) throw new ServiceError('BadRequestException', `Invalid feature specified: ${unknown}`)
  if (remove.length > 0) throw new ServiceError('BadRequestException', 'Usage Plans cannot be disabled once enabled')
}
