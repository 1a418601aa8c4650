'use client'

import { Plus } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface CreateApiKeyProps {
  action: FormAction
  plans: readonly { id: string; name: string }[]
}

/** Makes a key; its page shows the value. */
export function CreateApiKey({ action, plans }: CreateApiKeyProps) {
  return (
    <Dialog
      title="Create API key"
      trigger={
        <Button variant="primary" icon={<Plus />}>
          Create API key
        </Button>
      }
    >
      <Form action={action}>
        <TextField name="name" label="Name" placeholder="Partner X, production" autoFocus autoComplete="off" />
        <TextField name="description" label="Description" optional autoComplete="off" />
        {plans.length > 0 && (
          <Select
            name="usagePlanId"
            label="Usage plan"
            defaultValue=""
            optional
            options={[
              { value: '', label: 'None yet' },
              ...plans.map((plan) => ({ value: plan.id, label: plan.name, help: plan.id })),
            ]}
          />
        )}
        <TextField
          name="value"
          label="Value"
          help="20 to 128 characters. Empty: a random one, which is better."
          optional
          monospace
          autoComplete="off"
        />
        <DialogFooter>
          <SubmitButton>Create key</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
