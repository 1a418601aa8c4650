import { type Limit, limit } from '../limits/limit.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { sharedStep } from '../pipeline/shared-step.ts'
import type { Stage } from '../pipeline/stage.ts'
import type { AccountSnapshot, StageSnapshot } from '../snapshot.ts'

/**
 * The account's own throttle over all of its APIs, last of all limits (developer guide, "Throttle requests to your REST
 * APIs"). Whether an account has one can change without a deployment, so it is asked for with each request.
 */
export const throttleAccount: Stage = {
  name: 'throttle-account',
  compile: ({ stage }, services) => stepOf(stage, services),
}

const stepOf = sharedStep<StageSnapshot>(({ accountId }, { buckets }) => (exchange) => {
  const account = exchange.access.accounts.get(accountId)
  if (account === undefined) return undefined
  const applied = limitOf(accountId, account)
  if (applied === undefined || buckets.take(applied.bucket, applied.ratePerSecond, applied.burst)) return undefined
  exchange.spentLimit = applied
  return throttled
})

const throttled = new Refusal('THROTTLED')
const limits = new WeakMap<AccountSnapshot, { readonly limit: Limit | undefined }>()

function limitOf(accountId: string, account: AccountSnapshot): Limit | undefined {
  let known = limits.get(account)
  if (known === undefined) {
    known = { limit: limit(`account/${accountId}`, account.throttle) }
    limits.set(account, known)
  }
  return known.limit
}
