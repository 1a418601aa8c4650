import { ServiceError } from '#server/errors.ts'

/**
 * A refusal with the names that a form has for the operation's input members, so that each reason is told at its field;
 * everything else as it is.
 */
export function renameFields(error: unknown, rename: (member: string) => string): unknown {
  if (!(error instanceof ServiceError)) return error
  const { failure, message, retryAfterSeconds } = error
  const fields = Object.entries(error.fields).map(([member, problem]) => [rename(member), problem] as const)
  return new ServiceError(failure, message, {
    fields: Object.fromEntries(fields),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  })
}
