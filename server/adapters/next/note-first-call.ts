import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { type FirstCallNote, recordFirstCall } from '#server/portals/first-calls/record-first-call.ts'
import { readVisitorId } from './visitor-cookies.ts'

/** Notes a visitor's step; never in the way of what they are doing. */
export async function noteFirstCall(context: Context, note: Omit<FirstCallNote, 'visitorId'>): Promise<void> {
  try {
    const visitorId = await readVisitorId()
    if (visitorId) await recordFirstCall(context, { ...note, visitorId })
  } catch (error) {
    if (!(error instanceof ServiceError)) console.error(`[${context.requestId}]`, error)
  }
}
