import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'

/** Tests of one account that may run at once in one process: each may hold a backend for half a minute. */
export const testsAtOnce = 16

const running = new Map<string, number>()

/** Runs a test, if the account has not too many under way: `TooManyRequestsException`. */
export async function withinTests<Result>({ accountId }: Context, run: () => Promise<Result>): Promise<Result> {
  const before = running.get(accountId) ?? 0
  if (before >= testsAtOnce) {
    throw new ServiceError('TooManyRequestsException', `${testsAtOnce} tests are under way. Try again when one is done`)
  }
  running.set(accountId, before + 1)
  try {
    return await run()
  } finally {
    const after = (running.get(accountId) ?? 1) - 1
    if (after === 0) running.delete(accountId)
    else running.set(accountId, after)
  }
}
