import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '#components/ui/card.tsx'
import { DensitySwitch } from '#components/ui/density-switch.tsx'
import { Form } from '#components/ui/form.tsx'
import { LanguageSwitch } from '#components/ui/language-switch.tsx'
import { LetterKeysSwitch } from '#components/ui/letter-keys-switch.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { ThemeSwitch } from '#components/ui/theme-switch.tsx'
import { currentUser, requireConsoleContext } from '#server/adapters/next/current-context.ts'
import { shortestPassword } from '#server/identity/users/check-new-password.ts'
import { changePasswordAction, updateUserAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.profile')
  return { title: t('title') }
}

export default async function ProfilePage() {
  await requireConsoleContext()
  const t = await getTranslations('settings.profile')
  const ui = await getTranslations('ui')
  const user = await currentUser()
  if (!user) return null
  return (
    <>
      <Card title={t('title')}>
        <Form action={updateUserAction} className="max-w-md">
          <TextField name="name" label={t('name')} defaultValue={user.name} autoComplete="name" />
          <TextField label={t('email')} value={user.email} isReadOnly help={t('emailHelp')} />
          <SubmitButton className="self-start">{t('save')}</SubmitButton>
        </Form>
      </Card>
      <Card title={t('password')} description={user.hasPassword ? t('passwordHelp') : t('noPassword')}>
        <Form action={changePasswordAction} resetOnDone className="max-w-md">
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
        <dl className="grid w-fit grid-cols-[auto_auto] items-center gap-x-8 gap-y-3">
          <dt>{ui('theme.label')}</dt>
          <dd>
            <ThemeSwitch />
          </dd>
          <dt>{ui('density.label')}</dt>
          <dd>
            <DensitySwitch />
          </dd>
          <dt>{ui('letterKeys.label')}</dt>
          <dd>
            <LetterKeysSwitch />
          </dd>
          <dt>{ui('language')}</dt>
          <dd>
            <LanguageSwitch placement="bottom start" />
          </dd>
        </dl>
      </Card>
    </>
  )
}
