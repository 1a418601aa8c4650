import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { requireSignedInContext } from '#server/adapters/next/current-context.ts'
import { createAccountAction } from '../../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.createAccount')
  return { title: t('title') }
}

export default async function CreateAccountPage() {
  const { settings } = await requireSignedInContext()
  const t = await getTranslations('auth.createAccount')
  const isOpen = settings.accountSignUp === 'open'
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">{isOpen ? t('title') : t('none')}</h1>
        <p className="text-muted">{t('lead')}</p>
      </div>
      {isOpen ? (
        <Form action={createAccountAction} aria-label={t('title')}>
          <TextField
            name="name"
            label={t('name')}
            placeholder={t('nameExample')}
            help={t('nameHelp')}
            autoComplete="organization"
            autoFocus
          />
          <SubmitButton className="w-full">{t('create')}</SubmitButton>
        </Form>
      ) : (
        <Notice title={t('closed')}>{t('closedHelp')}</Notice>
      )}
      <LinkButton href="/" variant="ghost">
        {t('toPortal')}
      </LinkButton>
    </>
  )
}
