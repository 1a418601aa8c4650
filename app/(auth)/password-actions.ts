'use server'

import { getLocale } from 'next-intl/server'
import { callbackPath } from '#server/adapters/next/callback-path.ts'
import { keepTrials } from '#server/adapters/next/keep-trials.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { startSession } from '#server/adapters/next/session.ts'
import { getSignedInUser } from '#server/identity/users/get-signed-in-user.ts'
import { requestPasswordReset } from '#server/identity/users/request-password-reset.ts'
import { resetPassword } from '#server/identity/users/reset-password.ts'

/** Says the same whether or not somebody has the address. */
export const requestPasswordResetAction = runFormAction(async (context, form) => {
  const email = form.text('email')
  const returnTo = callbackPath(form.text('callbackUrl'), '')
  await requestPasswordReset(context, { email, returnTo, locale: await getLocale() })
  return { result: { email } }
})

/** Who has set a password is signed in, as after signing up. */
export const resetPasswordAction = runFormAction(async (context, form) => {
  const session = await resetPassword(context, {
    token: form.text('token'),
    newPassword: form.verbatim('newPassword'),
  })
  await startSession(session)
  await keepTrials(context, session.userId)
  const user = await getSignedInUser(context, session)
  return { redirectTo: callbackPath(form.text('callbackUrl'), user?.accounts.length ? '/console' : '/') }
})
