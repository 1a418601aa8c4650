import { getLocale } from 'next-intl/server'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import type { FormState } from './form-state.ts'
import { translateRefusal } from './translate-refusal.ts'

/** How a form tells that an operation said no, or broke, in the reader's language. */
export async function refusedState<Result>(error: unknown, context: Context): Promise<FormState<Result>> {
  return refusedStateIn(await getLocale(), error, context)
}

/** The same in a language that is known. */
export function refusedStateIn<Result>(locale: string, error: unknown, context: Context): FormState<Result> {
  const { message = '', ...state } = stateOf<Result>(error, context)
  const fields = Object.entries(state.fields ?? {}).map(([name, reason]) => [name, translateRefusal(reason, locale)])
  return {
    ...state,
    message: translateRefusal(message, locale),
    ...(state.fields ? { fields: Object.fromEntries(fields) } : {}),
  }
}

function stateOf<Result>(error: unknown, context: Context): FormState<Result> {
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
