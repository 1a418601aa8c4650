'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFooter } from '../ui/dialog-footer.tsx'
import { Form } from '../ui/form.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'

interface PutAwsCredentialsProps {
  action: FormAction
  accountId: string
}

/** Stores credentials under an ARN, or replaces what is stored there. */
export function PutAwsCredentials({ action, accountId }: PutAwsCredentialsProps) {
  const t = useTranslations('settings.awsCredentials')
  return (
    <Dialog
      title={t('storeTitle')}
      trigger={
        <Button variant="primary" icon={<Plus />}>
          {t('storeButton')}
        </Button>
      }
    >
      <Form action={action}>
        <TextField
          name="arn"
          label={t('arn')}
          info="account.awsCredentials"
          help={t('arnHelp')}
          placeholder={`arn:aws:iam::${accountId}:role/api`}
          monospace
          autoFocus
        />
        <TextField name="accessKeyId" label={t('accessKeyId')} monospace autoComplete="off" />
        <TextField name="secretAccessKey" label={t('secret')} type="password" monospace autoComplete="off" />
        <TextArea
          name="sessionToken"
          label={t('sessionToken')}
          info="account.sessionToken"
          optional
          rows={2}
          monospace
        />
        <TextField name="description" label={t('description')} optional />
        <DialogFooter>
          <SubmitButton>{t('store')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
