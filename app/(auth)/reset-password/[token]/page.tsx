import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResetLinkOver, ResetPassword } from '#components/auth/reset-password.tsx'
import { callbackPath } from '#server/adapters/next/callback-path.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { shortestPassword } from '#server/identity/users/check-new-password.ts'
import { getPasswordReset } from '#server/identity/users/get-password-reset.ts'
import { authHref } from '../../auth-href.ts'
import { resetPasswordAction } from '../../password-actions.ts'

/** The address is the right to set a password: it goes to no other site, and into no index. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.reset')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

interface ResetPasswordPageProps {
  params: Promise<{ token: string }>
  searchParams: Promise<{ callbackUrl?: string | string[] }>
}

/** Only its button changes anything: programs that look through mails open links. */
export default async function ResetPasswordPage({ params, searchParams }: ResetPasswordPageProps) {
  const { token } = await params
  const back = callbackPath((await searchParams).callbackUrl, '')
  const { state, email } = await getPasswordReset(await currentContext(), { token: token.slice(0, 200) })
  if (state !== 'usable') return <ResetLinkOver state={state} forgotHref={authHref('/forgot-password', back)} />
  return (
    <ResetPassword
      token={token}
      email={email ?? ''}
      shortest={shortestPassword}
      returnTo={back}
      reset={resetPasswordAction}
    />
  )
}
