import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { SchemaField } from './schema-field.tsx'

interface NewModelProps {
  restApiId: string
  action: FormAction
}

const start = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' } },
}

/** Makes a model, beginning with a schema that works. */
export function NewModel({ restApiId, action }: NewModelProps) {
  return (
    <Card title="Definition">
      <Form action={action} hidden={{ restApiId }}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField name="name" label="Name" help="Letters and digits: Pet" autoComplete="off" autoFocus />
          <TextField
            name="contentType"
            label="Content type"
            defaultValue="application/json"
            monospace
            autoComplete="off"
          />
        </div>
        <TextField name="description" label="Description" optional autoComplete="off" />
        <SchemaField schema={JSON.stringify(start)} />
        <SubmitButton className="self-start">Create model</SubmitButton>
      </Form>
    </Card>
  )
}
