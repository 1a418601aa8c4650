'use server'

import { getTranslations } from 'next-intl/server'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { confirmAddress } from '#server/mail/confirm-address.ts'
import { sendConfirmation } from '#server/mail/send-confirmation.ts'
import { switchOffNotices } from '#server/mail/switch-off-notices.ts'
import { updateNoticeSettings } from '#server/mail/update-notice-settings.ts'
import { decideByLink } from '#server/portals/access-requests/decide-by-link.ts'
import { createSubscription } from '#server/portals/subscriptions/create-subscription.ts'

export const askForAccessAction = runFormAction(async (context, form) => {
  const { accessRequest, appId } = await createSubscription.invoke(context, {
    productId: form.text('productId'),
    usagePlanId: form.text('usagePlanId'),
    appId: form.optional('appId'),
    reason: form.optional('reason'),
    agreedToTerms: form.checked('agreedToTerms'),
    termsHash: form.optional('termsHash'),
  })
  const isGranted = !accessRequest || accessRequest.status === 'approved'
  return { redirectTo: isGranted ? `/apps/${appId}` : '/requests' }
})

export const decideByLinkAction = runFormAction(async (context, form) => {
  const t = await getTranslations('access-requests.link')
  const { decision } = await decideByLink.invoke(context, {
    token: form.text('token'),
    reason: form.optional('reason'),
  })
  return { message: decision === 'approve' ? t('approved') : t('denied') }
})

export const switchOffNoticesAction = runFormAction(async (context, form) => {
  const t = await getTranslations('access-requests.switchOff')
  await switchOffNotices.invoke(context, { token: form.text('token') })
  return { message: t('done') }
})

export const confirmAddressAction = runFormAction(async (context, form) => {
  await confirmAddress.invoke(context, { token: form.text('token') })
  return { redirectTo: '/requests' }
})

export const updateNoticesAction = runFormAction(async (context, form) => {
  const t = await getTranslations('access-requests.notices')
  await updateNoticeSettings.invoke(context, { topics: form.all('topics'), locale: form.optional('locale') })
  return { message: t('saved') }
})

export const sendConfirmationAction = runFormAction(async (context) => {
  const t = await getTranslations('access-requests.notices')
  const { email } = await sendConfirmation.invoke(context, {})
  return { message: t('confirmationSent', { email }) }
})
