'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { callbackPath } from '#server/adapters/next/callback-path.ts'
import { accountCookieName } from '#server/adapters/next/current-context.ts'
import { keepTrials } from '#server/adapters/next/keep-trials.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { endSession, startSession } from '#server/adapters/next/session.ts'
import { createAccount } from '#server/identity/accounts/create-account.ts'
import { getSignedInUser } from '#server/identity/users/get-signed-in-user.ts'
import { signUp } from '#server/identity/users/sign-up.ts'
import { verifyPassword } from '#server/identity/users/verify-password.ts'

/** Members go to the console, consumers to the portal, unless they came from somewhere. */
export const signInAction = runFormAction(async (context, form) => {
  const session = await verifyPassword(context, { email: form.text('email'), password: form.verbatim('password') })
  await startSession(session)
  await keepTrials(context, session.userId)
  const user = await getSignedInUser(context, session)
  return { redirectTo: callbackPath(form.text('callbackUrl'), user?.accounts.length ? '/console' : '/') }
})

export const signUpAction = runFormAction(async (context, form) => {
  const locale = await getLocale()
  const input = { email: form.text('email'), name: form.text('name'), password: form.verbatim('password'), locale }
  const session = await signUp(context, input)
  await startSession(session)
  await keepTrials(context, session.userId)
  return { redirectTo: callbackPath(form.text('callbackUrl'), '/') }
})

export const createAccountAction = runFormAction(async (context, form) => {
  const account = await createAccount(context, { name: form.text('name') })
  await rememberAccount(account.id)
  return { redirectTo: '/console' }
})

export async function signOutAction(): Promise<void> {
  await endSession()
  redirect('/sign-in')
}

/** Shows another of the user's accounts; one that is not theirs is never shown, whatever the cookie says. */
export async function switchAccountAction(accountId: string): Promise<void> {
  await rememberAccount(accountId)
  redirect('/console')
}

async function rememberAccount(accountId: string): Promise<void> {
  const store = await cookies()
  store.set(accountCookieName, accountId, { path: '/', maxAge: 31_536_000, sameSite: 'lax', httpOnly: true })
}
