import { useTranslations } from 'next-intl'
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
  const t = useTranslations('models')
  return (
    <Card title={t('newModel.definition')} info="models.schema">
      <Form action={action} hidden={{ restApiId }}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="name"
            label={t('newModel.name')}
            info="models.model"
            help={t('newModel.lettersAndDigitsPet')}
            autoComplete="off"
            autoFocus
          />
          <TextField
            name="contentType"
            label={t('newModel.contentType')}
            info="models.contentType"
            defaultValue="application/json"
            monospace
            autoComplete="off"
          />
        </div>
        <TextField name="description" label={t('newModel.description')} optional autoComplete="off" />
        <SchemaField schema={JSON.stringify(start)} />
        <SubmitButton className="self-start">{t('newModel.createModel')}</SubmitButton>
      </Form>
    </Card>
  )
}
