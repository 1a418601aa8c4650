import { showToast } from '#components/ui/toast.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

/** The same action, which tells its success itself: for forms that are gone with what they changed. */
export function toasting<Result>(action: FormAction<Result>): FormAction<Result> {
  return async (state, data) => {
    const { message, ...rest } = await action(state, data)
    if (rest.status !== 'ok' || message === undefined) return message === undefined ? rest : { ...rest, message }
    showToast({ message })
    return rest
  }
}
