import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { IssuerButton } from '#components/auth/issuer-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { callbackPath } from '#server/adapters/next/callback-path.ts'
import { currentContext, currentUser } from '#server/adapters/next/current-context.ts'
import { signInAction } from '../actions.ts'

export const metadata: Metadata = { title: 'Sign in' }

interface SignInPageProps {
  searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error } = await searchParams
  const user = await currentUser()
  if (user) redirect(callbackPath(callbackUrl, user.accounts.length > 0 ? '/console' : '/'))
  const { settings } = await currentContext()
  const back = callbackPath(callbackUrl, '')
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">Sign in</h1>
      {error !== undefined && <Notice tone="danger" title={refusals[String(error)] ?? 'Signing in did not work.'} />}
      <Form action={signInAction} hidden={{ callbackUrl: back }} aria-label="Sign in">
        <TextField name="email" type="email" label="E-mail" autoComplete="username" autoFocus />
        <TextField name="password" type="password" label="Password" autoComplete="current-password" />
        <SubmitButton className="w-full">Sign in</SubmitButton>
      </Form>
      {settings.oidc && <IssuerButton name={settings.oidc.name} callbackUrl={back || '/console'} />}
      <p className="text-center text-muted">
        New here?{' '}
        <Link href={back ? `/sign-up?callbackUrl=${encodeURIComponent(back)}` : '/sign-up'} className="text-link">
          Create an account
        </Link>
      </p>
    </>
  )
}

/** next-auth's error codes and ours, in words. What else the address says is never shown. */
const refusals: Readonly<Record<string, string>> = {
  CredentialsSignin: 'The e-mail address or the password is wrong.',
  AccessDenied: 'The identity provider did not let you in.',
  EmailNotVerified:
    'There is a user with this e-mail address already, and the identity provider does not vouch for the address. Sign in with your password.',
  IncompleteProfile: 'The identity provider did not tell your e-mail address.',
  OAuthSignin: 'The identity provider cannot be reached. Try again, or sign in with your password.',
  OAuthCallback: 'The identity provider broke off the sign-in. Try again.',
  Callback: 'The sign-in took too long or was opened twice. Try again.',
}
