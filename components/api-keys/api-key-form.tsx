import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { ApiKey } from '#server/access/api-keys/api-key.ts'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface ApiKeyFormProps {
  apiKey: ApiKey
  expiresAt: Date | undefined
  action: FormAction
  mayWrite: boolean
}

/** What a key is called, and until when it is taken. */
export function ApiKeyForm({ apiKey, expiresAt, action, mayWrite }: ApiKeyFormProps) {
  const t = useTranslations('api-keys.apiKeyForm')
  return (
    <Card title={t('title')}>
      <Form action={action} hidden={{ apiKey: apiKey.id }}>
        <WriteFields canWrite={mayWrite}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField name="name" label={t('name')} defaultValue={apiKey.name ?? ''} optional autoComplete="off" />
            <TextField
              name="customerId"
              label={t('customerId')}
              info="apiKeys.customerId"
              defaultValue={apiKey.customerId ?? ''}
              optional
              monospace
              autoComplete="off"
            />
            <TextField
              name="description"
              label={t('description')}
              defaultValue={apiKey.description ?? ''}
              optional
              autoComplete="off"
            />
            <TextField
              name="expiresAt"
              type="datetime-local"
              label={t('expiresAt')}
              info="apiKeys.expiry"
              help={t('expiresAtHelp')}
              defaultValue={expiresAt?.toISOString().slice(0, 16) ?? ''}
              optional
            />
          </div>
        </WriteFields>
        {mayWrite && (
          <SubmitButton variant="secondary" className="self-start">
            {t('save')}
          </SubmitButton>
        )}
      </Form>
    </Card>
  )
}
