'use server'

import { getTranslations } from 'next-intl/server'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { retryMail } from '#server/mail/retry-mail.ts'
import { sendTestMail } from '#server/mail/send-test-mail.ts'

export const sendTestMailAction = runFormAction(async (context) => {
  const t = await getTranslations('access-requests.mail')
  const { recipient } = await sendTestMail(context, {})
  return { message: t('testQueued', { recipient }) }
})

export const retryMailAction = runFormAction(async (context, form) => {
  const t = await getTranslations('access-requests.mail')
  await retryMail.invoke(context, { mailId: form.text('mailId') })
  return { message: t('retried') }
})
