import type { z } from 'zod'
import type { Operation } from '#server/operation.ts'
import type { FormReader } from './form-reader.ts'
import type { FormAction } from './form-state.ts'
import { type FormDone, runFormAction } from './run-form-action.ts'

interface FormActionOptions<Output, Result> {
  /** What the form shows after success; without it the page is only rendered again. */
  done?: (output: Output, form: FormReader) => FormDone<Result> | Promise<FormDone<Result>>
}

/**
 * A server action that calls one operation as the signed-in user. `read` makes the operation's input out of the form; what
 * is wrong with it, the operation says. Export the result from a `'use server'` file.
 */
export function formAction<Input extends z.ZodType, Output, Result = unknown>(
  operation: Operation<Input, Output>,
  read: (form: FormReader) => unknown,
  options: FormActionOptions<Output, Result> = {},
): FormAction<Result> {
  return runFormAction<Result>(async (context, form) => {
    const output = await operation.invoke(context, read(form))
    return options.done?.(output, form)
  })
}
