'use client'

import { Plus } from 'lucide-react'
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

interface CreateAccessKeyProps {
  action: FormAction<Credentials>
  endpoint: AwsEndpoint
}

/** Makes a key and shows its secret, once. */
export function CreateAccessKey({ action, endpoint }: CreateAccessKeyProps) {
  const [created, setCreated] = useState<Credentials>()
  return (
    <>
      <Dialog
        title="Create access key"
        size="small"
        trigger={
          <Button variant="primary" icon={<Plus />}>
            Create access key
          </Button>
        }
      >
        <Form action={action} onDone={({ result }) => setCreated(result)}>
          <TextField name="description" label="Description" placeholder="CI of the museum" optional autoFocus />
          <TextArea
            name="policy"
            label="Policy"
            optional
            monospace
            rows={5}
            help="An IAM policy for calls of deployed APIs (execute-api). A key with a policy cannot use the management API."
            placeholder={'{"Statement": {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}}'}
          />
          <DialogFooter>
            <SubmitButton>Create</SubmitButton>
          </DialogFooter>
        </Form>
      </Dialog>
      <SecretDialog
        title="Access key created"
        label="Secret access key"
        secret={created?.secretAccessKey}
        onDismiss={() => setCreated(undefined)}
        details={
          created && (
            <KeyValueList
              columns={1}
              items={[{ key: 'Access key id', value: <CopyableId id={created.accessKeyId} label="access key id" /> }]}
            />
          )
        }
      >
        {created && <AwsConfigure endpoint={endpoint} credentials={created} />}
      </SecretDialog>
    </>
  )
}
