import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { IssuerButton } from '#components/auth/issuer-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { callbackPath } from '#server/adapters/next/callback-path.ts'
import { currentContext, currentUser } from '#server/adapters/next/current-context.ts'
import { shortestPassword } from '#server/identity/users/check-new-password.ts'
import { signUpAction } from '../actions.ts'
import { authHref } from '../auth-href.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.signUp')
  return { title: t('title') }
}

interface SignUpPageProps {
  searchParams: Promise<{ callbackUrl?: string | string[] }>
}

export default async function SignUpPage({ searchParams }: SignUpPageProps) {
  const { callbackUrl } = await searchParams
  const t = await getTranslations('auth.signUp')
  const back = callbackPath(callbackUrl, '')
  if (await currentUser()) redirect(back || '/')
  const { settings } = await currentContext()
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">{t('title')}</h1>
        <p className="text-muted">{t('lead')}</p>
      </div>
      <Form action={signUpAction} hidden={{ callbackUrl: back }} aria-label={t('title')}>
        <TextField name="name" label={t('name')} autoComplete="name" autoFocus />
        <TextField name="email" type="email" label={t('email')} autoComplete="username" />
        <TextField
          name="password"
          type="password"
          label={t('password')}
          help={t('passwordHelp', { count: shortestPassword })}
          autoComplete="new-password"
        />
        <SubmitButton className="w-full">{t('create')}</SubmitButton>
      </Form>
      {settings.oidc && <IssuerButton name={settings.oidc.name} callbackUrl={back || '/'} />}
      <p className="text-center text-muted">
        {t('haveOne')}{' '}
        <Link href={authHref('/sign-in', back)} className="text-link">
          {t('signIn')}
        </Link>
      </p>
    </>
  )
}
