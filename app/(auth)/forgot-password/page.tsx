import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ForgotPassword } from '#components/auth/forgot-password.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { callbackPath } from '#server/adapters/next/callback-path.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { authHref } from '../auth-href.ts'
import { requestPasswordResetAction } from '../password-actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.forgot')
  return { title: t('title') }
}

interface ForgotPasswordPageProps {
  searchParams: Promise<{ callbackUrl?: string | string[] }>
}

/** For who is signed in too: changing a password asks for the present one. */
export default async function ForgotPasswordPage({ searchParams }: ForgotPasswordPageProps) {
  const t = await getTranslations('auth.forgot')
  const back = callbackPath((await searchParams).callbackUrl, '')
  const { settings } = await currentContext()
  return (
    <>
      {settings.mail.smtpUrl ? (
        <ForgotPassword request={requestPasswordResetAction} returnTo={back} />
      ) : (
        <>
          <h1 className="font-semibold text-2xl tracking-tight">{t('title')}</h1>
          <Notice tone="warn" title={t('noMail')}>
            {t('noMailHelp')}
          </Notice>
        </>
      )}
      <p className="text-center text-muted">
        {t('remembered')}{' '}
        <Link href={authHref('/sign-in', back)} className="text-link">
          {t('signIn')}
        </Link>
      </p>
    </>
  )
}
