import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { IssuerButton } from '#components/auth/issuer-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { callbackPath } from '#server/adapters/next/callback-path.ts'
import { currentContext, currentUser } from '#server/adapters/next/current-context.ts'
import { signInAction } from '../actions.ts'
import { authHref } from '../auth-href.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.signIn')
  return { title: t('title') }
}

interface SignInPageProps {
  searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error } = await searchParams
  const t = await getTranslations('auth.signIn')
  const user = await currentUser()
  if (user) redirect(callbackPath(callbackUrl, user.accounts.length > 0 ? '/console' : '/'))
  const { settings } = await currentContext()
  const back = callbackPath(callbackUrl, '')
  const refusal = refusals.find((each) => each === String(error))
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">{t('title')}</h1>
      {error !== undefined && (
        <div role="alert">
          <Notice tone="danger" title={refusal ? t(`refusals.${refusal}`) : t('failed')} />
        </div>
      )}
      <Form action={signInAction} hidden={{ callbackUrl: back }} aria-label={t('title')}>
        <TextField name="email" type="email" label={t('email')} autoComplete="username" autoFocus />
        <TextField name="password" type="password" label={t('password')} autoComplete="current-password" />
        <Link href={authHref('/forgot-password', back)} className="text-link self-start text-[0.8125rem]">
          {t('forgot')}
        </Link>
        <SubmitButton className="w-full">{t('title')}</SubmitButton>
      </Form>
      {settings.oidc && <IssuerButton name={settings.oidc.name} callbackUrl={back || '/console'} />}
      <p className="text-center text-muted">
        {t('newHere')}{' '}
        <Link href={authHref('/sign-up', back)} className="text-link">
          {t('create')}
        </Link>
      </p>
    </>
  )
}

/** next-auth's error codes and ours that have words. What else the address says is never shown. */
const refusals = [
  'CredentialsSignin',
  'AccessDenied',
  'EmailNotVerified',
  'IncompleteProfile',
  'OAuthSignin',
  'OAuthCallback',
  'Callback',
] as const
