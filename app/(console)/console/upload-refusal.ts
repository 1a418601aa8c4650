import { getTranslations } from 'next-intl/server'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'

/**
 * How a route handler that takes files answers when the operation said no, or broke: `{ message }`, to be shown as it is.
 * `sayField` makes a sentence of what is wrong with one member.
 */
export async function uploadRefusal(
  error: unknown,
  context: Context,
  sayField: (field: string, reason: string) => string = (_field, reason) => reason,
): Promise<Response> {
  const t = await getTranslations('ui')
  const { message, reason, fields, requestId } = await refusedState(error, context)
  const details = Object.entries(fields ?? {}).map(([field, said]) => sayField(field, said))
  const why = details.join(' ') || (reason ? t(`form.${reason}`) : message)
  const id = requestId && t('upload.requestId', { id: requestId })
  const status = error instanceof ServiceError ? error.status : 500
  return Response.json({ message: [why, id].filter(Boolean).join(' ') }, { status })
}
