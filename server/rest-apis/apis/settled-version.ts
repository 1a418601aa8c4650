import type { Context } from '#server/context.ts'
import type { RestApiRow } from './rest-api.ts'

/** Two edits may share a millisecond, so for this long what was read may be older than another edit of the same time. */
const settledAfterMs = 1000

/**
 * The name under which something that is made of an API's draft may be kept: another one after every edit. Undefined where
 * the last edit is so recent that another one could have the same name. Read the API before what is made of it: what is
 * edited meanwhile is then kept under a name that nobody asks for again.
 */
export function settledVersion(
  { now }: Pick<Context, 'now'>,
  { id, changedDate }: Pick<RestApiRow, 'id' | 'changedDate'>,
): string | undefined {
  const age = now().getTime() - changedDate.getTime()
  return age < settledAfterMs ? undefined : `${id} ${changedDate.getTime()}`
}
