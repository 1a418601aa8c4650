import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'

/** Makes a sentence of what is wrong with one member of an operation's input. */
type SayField = (field: string, reason: string) => string

/**
 * The body of a route handler that takes a file, as the signed-in user. Where an operation says no, or breaks, it answers
 * `{ message }`, to be shown as it is; `fieldWords` brings its own words for members of the input. A route handler, since
 * server actions take a few megabytes only.
 */
export async function takeUpload(
  take: (context: Context) => Promise<Response>,
  fieldWords?: () => Promise<SayField>,
): Promise<Response> {
  // The page proxy, which gives requests their id, is not asked here: it would cut the body.
  const context = { ...(await currentContext()), requestId: randomUUID() }
  try {
    return await take(context)
  } catch (error) {
    return await refusalOf(error, context, await fieldWords?.())
  }
}

const sayReason: SayField = (_field, reason) => reason

async function refusalOf(error: unknown, context: Context, sayField: SayField = sayReason): Promise<Response> {
  const t = await getTranslations('ui')
  const { message, reason, fields, requestId } = await refusedState(error, context)
  const details = Object.entries(fields ?? {}).map(([field, said]) => sayField(field, said))
  const why = details.join(' ') || (reason ? t(`form.${reason}`) : message)
  const id = requestId && t('upload.requestId', { id: requestId })
  const status = error instanceof ServiceError ? error.status : 500
  return Response.json({ message: [why, id].filter(Boolean).join(' ') }, { status })
}
