import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { FunctionConfiguration } from '#server/functions/function-configuration.ts'

interface FunctionConfigurationFormProps {
  action: FormAction
  configuration: FunctionConfiguration
  canWrite: boolean
}

/** What a function may use, and where its handler is. */
export function FunctionConfigurationForm({ action, configuration, canWrite }: FunctionConfigurationFormProps) {
  const t = useTranslations('functions')
  const { functionName, revisionId, description, handler, memorySize, timeout, runtime } = configuration
  return (
    <Card
      title={t('functionConfigurationForm.general')}
      description={t('functionConfigurationForm.runtime', { runtime: runtime })}
    >
      <Form
        action={action}
        hidden={{ functionName, revisionId }}
        aria-label={t('functionConfigurationForm.generalConfiguration')}
      >
        <WriteFields canWrite={canWrite}>
          <TextField
            name="description"
            label={t('functionConfigurationForm.description')}
            defaultValue={description}
            optional
          />
          <TextField
            name="handler"
            label={t('functionConfigurationForm.handler')}
            info="functions.handler"
            defaultValue={handler}
            help={t('functionConfigurationForm.indexHandlerIsWhat')}
            monospace
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              name="memorySize"
              label={t('functionConfigurationForm.memory')}
              info="functions.memory"
              defaultValue={String(memorySize)}
              suffix="MB"
              help={t('functionConfigurationForm.n128To3008NodeItself')}
              inputMode="numeric"
            />
            <TextField
              name="timeout"
              label={t('functionConfigurationForm.timeout')}
              info="functions.timeout"
              defaultValue={String(timeout)}
              suffix={t('functionConfigurationForm.seconds')}
              help={t('functionConfigurationForm.n1To900AnIntegration')}
              inputMode="numeric"
            />
          </div>
          {canWrite && <SubmitButton className="self-start">{t('functionConfigurationForm.save')}</SubmitButton>}
        </WriteFields>
      </Form>
    </Card>
  )
}
