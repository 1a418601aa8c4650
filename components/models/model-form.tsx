'use client'

import { useTranslations } from 'next-intl'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Model } from '#server/rest-apis/models/model.ts'
import { SchemaField } from './schema-field.tsx'

interface ModelFormProps {
  modelKey: { restApiId: string; modelName: string }
  model: Model
  canWrite: boolean
  action: FormAction
}

/** What a model says; its name and content type are for good. */
export function ModelForm({ modelKey, model, canWrite, action }: ModelFormProps) {
  const t = useTranslations('models')
  return (
    <FreshForm version={JSON.stringify(model)} action={action} hidden={modelKey} aria-label={t('modelForm.model')}>
      <WriteFields canWrite={canWrite}>
        <TextField
          name="description"
          label={t('modelForm.description')}
          defaultValue={model.description ?? ''}
          optional
          autoComplete="off"
        />
        <SchemaField schema={model.schema} isReadOnly={!canWrite} />
        {canWrite && <SubmitButton className="self-start">{t('modelForm.saveModel')}</SubmitButton>}
      </WriteFields>
    </FreshForm>
  )
}
