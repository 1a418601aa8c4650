import { useTranslations } from 'next-intl'
import { PairRows } from '#components/apis/pair-rows.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface FunctionEnvironmentProps {
  action: FormAction
  functionName: string
  revisionId: string
  /** Undefined for who may not see them. */
  variables: readonly (readonly [name: string, value: string])[] | undefined
}

/** Environment variables: encrypted where they are kept, and all that a function sees of an environment. */
export function FunctionEnvironment({ action, functionName, revisionId, variables }: FunctionEnvironmentProps) {
  const t = useTranslations('functions')
  return (
    <Card
      title={t('functionEnvironment.environmentVariables')}
      info="functions.environment"
      description={t('functionEnvironment.keptEncrypted4KBTogether')}
    >
      {variables === undefined ? (
        <Notice title={t('functionEnvironment.onlyWhoMayChangeFunctions')}>
          {t('functionEnvironment.askADeveloperOfThis')}
        </Notice>
      ) : (
        <Form
          action={action}
          hidden={{ functionName, revisionId }}
          aria-label={t('functionEnvironment.environmentVariables')}
        >
          <PairRows
            field="variables"
            label={t('functionEnvironment.variables')}
            nameLabel={t('functionEnvironment.name')}
            valueLabel={t('functionEnvironment.value')}
            namePlaceholder="TABLE_NAME"
            rows={variables}
          />
          <SubmitButton className="self-start">{t('functionEnvironment.saveVariables')}</SubmitButton>
        </Form>
      )}
    </Card>
  )
}
