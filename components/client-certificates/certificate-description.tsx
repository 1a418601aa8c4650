import { useTranslations } from 'next-intl'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Card } from '../ui/card.tsx'
import { FreshForm } from '../ui/fresh-form.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { TextField } from '../ui/text-field.tsx'

interface CertificateDescriptionProps {
  clientCertificateId: string
  description: string | undefined
  action: FormAction
}

/** What a certificate is for, in the operator's words. */
export function CertificateDescription({ clientCertificateId, description = '', action }: CertificateDescriptionProps) {
  const t = useTranslations('client-certificates.page')
  return (
    <Card title={t('description')}>
      <FreshForm action={action} hidden={{ clientCertificateId }} version={description}>
        <TextField name="description" label={t('description')} defaultValue={description} optional />
        <SubmitButton variant="secondary" className="self-start">
          {t('save')}
        </SubmitButton>
      </FreshForm>
    </Card>
  )
}
