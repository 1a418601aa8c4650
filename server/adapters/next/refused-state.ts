import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import type { FormState } from './form-state.ts'

/** How a form tells that an operation said no, or broke. */
export function refusedState<Result>(error: unknown, context: Context): FormState<Result> {
  if (!(error instanceof ServiceError)) {
    console.error(`[${context.requestId}]`, error)
    return {
      status: 'error',
      reason: 'broken',
      message: 'Something broke on our side; nothing was changed. Try again, or show the request id to who runs this.',
      requestId: context.requestId,
    }
  }
  if (error.failure === 'ForbiddenException' && context.actor.kind === 'visitor') {
    return {
      status: 'error',
      reason: 'signedOut',
      message: 'You are signed out. Sign in again in another tab, then send this once more.',
    }
  }
  const hasFields = Object.keys(error.fields).length > 0
  return {
    status: 'error',
    ...(hasFields ? { reason: 'refused' as const } : {}),
    message: hasFields ? 'Nothing was changed: some values were refused.' : error.message,
    fields: error.fields,
  }
}
