import type { Context } from '#server/context.ts'
import { keepTrialKeys } from '#server/portals/try/keep-trial-keys.ts'
import { noteFirstCall } from './note-first-call.ts'
import { readTrialId } from './visitor-cookies.ts'

/** What the visitor has tried with a key becomes the user's, who has just signed up or in. Never in the way of that. */
export async function keepTrials(visitor: Context, userId: string): Promise<void> {
  const visitorId = await readTrialId()
  if (!visitorId) return
  const context: Context = { ...visitor, actor: { kind: 'user', userId }, accountId: '' }
  try {
    const { kept } = await keepTrialKeys(context, { visitorId })
    for (const { productId } of kept) await noteFirstCall(context, { product: { productId }, step: 'key' })
  } catch (error) {
    console.error(`[${context.requestId}]`, error)
  }
}
