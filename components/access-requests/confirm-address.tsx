import { useTranslations } from 'next-intl'
import { Form } from '#components/ui/form.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface ConfirmAddressProps {
  token: string
  /** Of who is signed in. */
  email: string
  confirm: FormAction
}

/** One button that proves an address. */
export function ConfirmAddress({ token, email, confirm }: ConfirmAddressProps) {
  const t = useTranslations('access-requests.confirm')
  return (
    <div className="mx-auto flex max-w-xl flex-col gap-6">
      <PageHeader title={t('title')} description={t('text', { email })} />
      <Form action={confirm} hidden={{ token }}>
        <SubmitButton className="self-start">{t('submit')}</SubmitButton>
      </Form>
    </div>
  )
}
