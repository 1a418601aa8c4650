import { useTranslations } from 'next-intl'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { ResetState } from '#server/identity/users/password-reset.ts'
import { Form } from '../ui/form.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { TextField } from '../ui/text-field.tsx'

interface ResetPasswordProps {
  token: string
  email: string
  /** Characters that a password needs at least. */
  shortest: number
  returnTo: string
  reset: FormAction
}

/** A new password, by a link. */
export function ResetPassword({ token, email, shortest, returnTo, reset }: ResetPasswordProps) {
  const t = useTranslations('auth.reset')
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">{t('title')}</h1>
        <p className="text-muted">{t('lead')}</p>
      </div>
      <Form action={reset} hidden={{ token, callbackUrl: returnTo }} aria-label={t('title')}>
        <TextField label={t('email')} defaultValue={email} autoComplete="username" isReadOnly />
        <TextField
          name="newPassword"
          type="password"
          label={t('newPassword')}
          help={t('passwordHelp', { count: shortest })}
          autoComplete="new-password"
          autoFocus
        />
        <SubmitButton className="w-full">{t('set')}</SubmitButton>
      </Form>
    </>
  )
}

/** Why a link sets no password, and how to get another one. */
export function ResetLinkOver({ state, forgotHref }: { state: Exclude<ResetState, 'usable'>; forgotHref: string }) {
  const t = useTranslations('auth.reset')
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">{t(`${state}.title`)}</h1>
        <p className="text-muted">{t(`${state}.text`)}</p>
      </div>
      <LinkButton href={forgotHref} variant="primary" className="w-full">
        {t('another')}
      </LinkButton>
    </>
  )
}
