'use server'

import type { RevealKey, TrySend } from '#components/portal/try-result.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { revealAppKey } from '#server/portals/apps/reveal-app-key.ts'
import { createSubscription } from '#server/portals/subscriptions/create-subscription.ts'
import { tryRequest } from '#server/portals/try/try-request.ts'

export const getKeyAction = formAction(
  createSubscription,
  (form) => ({
    productId: form.text('productId'),
    usagePlanId: form.text('usagePlanId'),
    appId: form.optional('appId'),
  }),
  {
    done: ({ app, product }) => ({
      message: `${app.name} has a key for ${product.name}. It is filled in: press Send.`,
    }),
  },
)

export const tryRequestAction: TrySend = async (request) => {
  const context = await currentContext()
  try {
    return { answer: await tryRequest.invoke(context, request) }
  } catch (error) {
    const { message, fields, requestId } = refusedState(error, context)
    const wrong = Object.entries(fields ?? {}).map(([field, problem]) => `${field}: ${problem}`)
    return { refused: { message: wrong.length > 0 ? wrong.join('; ') : (message ?? ''), requestId } }
  }
}

export const revealKeyAction: RevealKey = async (appId) => {
  const context = await currentContext()
  try {
    return await revealAppKey.invoke(context, { appId })
  } catch (error) {
    return { refused: refusedState(error, context).message ?? 'The key cannot be shown' }
  }
}
