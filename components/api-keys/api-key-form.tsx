import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { ApiKey } from '#server/access/api-keys/api-key.ts'
import type { FormAction } from '#server/adapters/next/form-state.ts'

/** What a key is called. */
export function ApiKeyForm({ apiKey, action }: { apiKey: ApiKey; action: FormAction }) {
  return (
    <Card title="Details">
      <Form action={action} hidden={{ apiKey: apiKey.id }}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField name="name" label="Name" defaultValue={apiKey.name ?? ''} optional autoComplete="off" />
          <TextField
            name="customerId"
            label="Customer id"
            defaultValue={apiKey.customerId ?? ''}
            optional
            monospace
            autoComplete="off"
          />
        </div>
        <TextField
          name="description"
          label="Description"
          defaultValue={apiKey.description ?? ''}
          optional
          autoComplete="off"
        />
        <SubmitButton variant="secondary" className="self-start">
          Save
        </SubmitButton>
      </Form>
    </Card>
  )
}
