'use client'

import { Plus } from 'lucide-react'
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
  return (
    <Dialog
      title="Store AWS credentials"
      trigger={
        <Button variant="primary" icon={<Plus />}>
          Store credentials
        </Button>
      }
    >
      <Form action={action}>
        <TextField
          name="arn"
          label="ARN of the role"
          help="What integrations say as their credentials. Credentials that are stored there already are replaced."
          placeholder={`arn:aws:iam::${accountId}:role/api`}
          monospace
          autoFocus
        />
        <TextField name="accessKeyId" label="Access key id" monospace autoComplete="off" />
        <TextField name="secretAccessKey" label="Secret access key" type="password" monospace autoComplete="off" />
        <TextArea name="sessionToken" label="Session token" optional rows={2} monospace />
        <TextField name="description" label="Description" optional />
        <DialogFooter>
          <SubmitButton>Store</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
