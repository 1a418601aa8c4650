import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { LanguageSwitch } from '#components/ui/language-switch.tsx'
import { LabelledLetterKeys } from '#components/ui/letter-keys-switch.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { ThemeSwitch } from '#components/ui/theme-switch.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { UserDeletion } from '#server/identity/users/describe-user-deletion.ts'
import { DeleteAccount } from './delete-account.tsx'

interface AccountPageProps {
  user: { name: string; email: string; hasPassword: boolean }
  deletion: UserDeletion
  shortestPassword: number
  /** Which mails the reader gets. */
  notices: ReactNode
  actions: Readonly<Record<'updateName' | 'changePassword' | 'remove', FormAction>>
}

/** Who the reader is here, how they sign in, what is known about them, and the way out. */
export function AccountPage({ user, deletion, shortestPassword, notices, actions }: AccountPageProps) {
  const t = useTranslations('portal.account')
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-6">
      <PageHeader title={t('title')} description={user.email} />
      <Card title={t('profile')}>
        <Form action={actions.updateName} className="max-w-md">
          <TextField name="name" label={t('name')} defaultValue={user.name} autoComplete="name" />
          <TextField label={t('email')} value={user.email} isReadOnly help={t('emailHelp')} />
          <SubmitButton className="self-start">{t('save')}</SubmitButton>
        </Form>
      </Card>
      <Card title={t('password')} description={user.hasPassword ? t('passwordHelp') : t('noPasswordHelp')}>
        <Form action={actions.changePassword} resetOnDone className="max-w-md">
          {user.hasPassword && (
            <TextField
              name="currentPassword"
              type="password"
              label={t('currentPassword')}
              autoComplete="current-password"
            />
          )}
          <TextField
            name="newPassword"
            type="password"
            label={t('newPassword')}
            help={t('newPasswordHelp', { count: shortestPassword })}
            autoComplete="new-password"
          />
          <SubmitButton className="self-start">
            {user.hasPassword ? t('changePassword') : t('setPassword')}
          </SubmitButton>
        </Form>
      </Card>
      <Card title={t('looks')} description={t('looksHelp')}>
        <div className="flex flex-wrap items-center gap-4">
          <LanguageSwitch placement="bottom start" />
          <ThemeSwitch />
          <LabelledLetterKeys />
        </div>
      </Card>
      {notices}
      <Card title={t('export')}>
        <div className="flex flex-wrap items-center justify-between gap-4">
          <p className="max-w-prose text-muted">{t('exportHelp')}</p>
          <a href="/account/export" download className={buttonStyle('secondary', 'medium')}>
            <Download aria-hidden />
            {t('exportButton')}
          </a>
        </div>
      </Card>
      <DeleteAccount user={user} deletion={deletion} remove={actions.remove} />
    </div>
  )
}
