'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import type { RevealKey, RevealTrial, StartTrial, TrySend } from '#components/portal/try-result.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { noteFirstCall } from '#server/adapters/next/note-first-call.ts'
import { isPreviewPage } from '#server/adapters/next/place-of-page.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { requestFacts } from '#server/adapters/next/request-facts.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { beginTrialId, readTrialId } from '#server/adapters/next/visitor-cookies.ts'
import { revealAppKey } from '#server/portals/apps/reveal-app-key.ts'
import { createSubscription } from '#server/portals/subscriptions/create-subscription.ts'
import { createTrialKey } from '#server/portals/try/create-trial-key.ts'
import { revealTrialKey } from '#server/portals/try/reveal-trial-key.ts'
import { tryRequest } from '#server/portals/try/try-request.ts'

export const getKeyAction = runFormAction(async (context, form) => {
  const productId = form.text('productId')
  const { app, product, accessRequest } = await createSubscription.invoke(context, {
    productId,
    usagePlanId: form.text('usagePlanId'),
    appId: form.optional('appId'),
    reason: form.optional('reason'),
    agreedToTerms: form.checked('agreedToTerms'),
    termsHash: form.optional('termsHash'),
    visitorId: await readTrialId(),
  })
  const t = await getTranslations('portal.product')
  if (accessRequest && accessRequest.status !== 'approved') {
    return { message: t('asked', { product: product.name }) }
  }
  await noteFirstCall(context, { product: { productId }, step: 'key' })
  return { message: t('gotKey', { app: app.name, product: product.name }) }
})

export const tryRequestAction: TrySend = async (request) => {
  const context = await currentContext()
  const isTrial = 'trial' in request && request.trial === true
  try {
    const answer = await tryRequest.invoke(context, {
      ...request,
      visitorId: isTrial ? await readTrialId() : undefined,
    })
    const slug = 'slug' in request && typeof request.slug === 'string' ? request.slug : ''
    const isGood = answer.status >= 200 && answer.status < 300
    if (!isPreviewPage((await requestFacts()).path)) {
      await noteFirstCall(context, { product: { slug }, step: isGood ? 'succeeded' : 'tried' })
    }
    return { answer }
  } catch (error) {
    const { message, fields, requestId } = await refusedState(error, context)
    const wrong = Object.entries(fields ?? {}).map(([field, problem]) => `${field}: ${problem}`)
    return { refused: { message: wrong.length > 0 ? wrong.join('; ') : (message ?? ''), requestId } }
  }
}

export const revealKeyAction: RevealKey = async (appId) => {
  const context = await currentContext()
  try {
    return await revealAppKey.invoke(context, { appId })
  } catch (error) {
    return {
      refused: (await refusedState(error, context)).message ?? (await getTranslations('portal.product'))('noReveal'),
    }
  }
}

export const startTrialAction: StartTrial = async (productId) => {
  const context = await currentContext()
  try {
    const { expiresAt } = await createTrialKey.invoke(context, { productId, visitorId: await beginTrialId() })
    refresh()
    return { expiresAt: expiresAt.toISOString() }
  } catch (error) {
    return {
      refused: (await refusedState(error, context)).message ?? (await getTranslations('portal.product'))('noTrial'),
    }
  }
}

export const revealTrialAction: RevealTrial = async (productId) => {
  const context = await currentContext()
  try {
    return await revealTrialKey.invoke(context, { productId, visitorId: await readTrialId() })
  } catch (error) {
    return {
      refused: (await refusedState(error, context)).message ?? (await getTranslations('portal.product'))('noReveal'),
    }
  }
}
