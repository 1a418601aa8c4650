'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { Button } from '../ui/button.tsx'
import { CopyableId } from '../ui/copyable-id.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFooter } from '../ui/dialog-footer.tsx'
import { Form } from '../ui/form.tsx'
import { KeyValueList } from '../ui/key-value-list.tsx'
import { SecretDialog } from '../ui/secret-dialog.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { AwsConfigure, type AwsEndpoint } from './aws-configure.tsx'

interface Credentials {
  accessKeyId: string
  secretAccessKey: string
}

const examplePolicy = '{"Statement": {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}}'

interface CreateAccessKeyProps {
  action: FormAction<Credentials>
  endpoint: AwsEndpoint
}

/** Makes a key and shows its secret, once. */
export function CreateAccessKey({ action, endpoint }: CreateAccessKeyProps) {
  const t = useTranslations('settings.accessKeys')
  const [created, setCreated] = useState<Credentials>()
  return (
    <>
      <Dialog
        title={t('create')}
        size="small"
        trigger={
          <Button variant="primary" icon={<Plus />}>
            {t('create')}
          </Button>
        }
      >
        <Form action={action} onDone={({ result }) => setCreated(result)}>
          <TextField
            name="description"
            label={t('description')}
            placeholder={t('descriptionExample')}
            optional
            autoFocus
          />
          <TextArea
            name="policy"
            label={t('policy')}
            info="account.accessKeyPolicy"
            optional
            monospace
            rows={5}
            help={t('policyHelp')}
            placeholder={examplePolicy}
          />
          <DialogFooter>
            <SubmitButton>{t('createButton')}</SubmitButton>
          </DialogFooter>
        </Form>
      </Dialog>
      <SecretDialog
        title={t('created')}
        label={t('secret')}
        secret={created?.secretAccessKey}
        onDismiss={() => setCreated(undefined)}
        details={
          created && (
            <KeyValueList
              columns={1}
              items={[{ key: t('id'), value: <CopyableId id={created.accessKeyId} label={t('idLabel')} /> }]}
            />
          )
        }
      >
        {created && <AwsConfigure endpoint={endpoint} credentials={created} />}
      </SecretDialog>
    </>
  )
}
