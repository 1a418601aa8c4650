import { refresh, revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { Context } from '#server/context.ts'
import { currentContext } from './current-context.ts'
import { type FormReader, readForm } from './form-reader.ts'
import type { FormAction, FormState } from './form-state.ts'
import { refusedState } from './refused-state.ts'

/** What the form shows after success. Without `redirectTo` the page is rendered again with what is now so. */
export interface FormDone<Result> {
  message?: string
  result?: Result
  redirectTo?: string
}

/**
 * A server action for a form, from a function of context and form. A refusal becomes the form's state; a bug is logged and
 * shows its request id only.
 */
export function runFormAction<Result = unknown>(
  run: (context: Context, form: FormReader) => Promise<FormDone<Result> | undefined>,
): FormAction<Result> {
  return async (_state, data) => {
    const context = await currentContext()
    let done: FormDone<Result>
    try {
      done = (await run(context, readForm(data))) ?? {}
    } catch (error) {
      return await refusedState<Result>(error, context)
    }
    if (done.redirectTo) {
      // Layouts that the two pages share show what has changed, also where the browser has fetched them in advance.
      revalidatePath('/', 'layout')
      redirect(done.redirectTo)
    }
    refresh()
    const state: FormState<Result> = { status: 'ok' }
    if (done.message !== undefined) state.message = done.message
    if (done.result !== undefined) state.result = done.result
    return state
  }
}
