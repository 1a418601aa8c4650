'use client'

import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { IntegrationResponse } from '#server/rest-apis/integrations/integration.ts'
import { ContentHandlingField } from './content-handling-field.tsx'
import { DraftForm } from './draft-form.tsx'
import type { MethodKey } from './method-request-form.tsx'
import { PairRows } from './pair-rows.tsx'
import { TemplateSet } from './template-set.tsx'
import type { TemplateTools } from './template-tools.ts'

interface IntegrationResponseFormProps {
  methodKey: MethodKey
  response: IntegrationResponse
  /** `method.response.header.X-Total` …: what the method's response declares. */
  declared: readonly string[]
  isFunction: boolean
  tools: TemplateTools
  canWrite: boolean
  action: FormAction
}

/** One integration response: when it is chosen, and what it makes of the backend's answer. */
export function IntegrationResponseForm(props: IntegrationResponseFormProps) {
  const { methodKey, response, declared, tools, canWrite } = props
  const { statusCode } = response
  const t = useTranslations('apis.integrationResponses')
  const { request, answers } = tools.scope
  const stages = Object.keys(tools.scope.stageVariables).map((name) => `stageVariables.${name}`)
  const context = tools.scope.names.context.map((name) => `context.${name}`)
  return (
    <Card title={t('formTitle', { status: statusCode })}>
      <DraftForm
        action={props.action}
        hidden={{ ...methodKey, statusCode }}
        saved={response}
        canWrite={canWrite}
        submitLabel={t('saveOne')}
      >
        <div className="grid gap-5 sm:grid-cols-2 xl:grid-cols-3">
          <TextField
            name="newStatusCode"
            label={t('statusLabel')}
            info="methods.responseStatus"
            defaultValue={statusCode}
            inputMode="numeric"
            help={t('statusHelp')}
          />
          <TextField
            name="selectionPattern"
            label={props.isFunction ? t('patternOfError') : t('patternLabel')}
            info="methods.selectionPattern"
            defaultValue={response.selectionPattern ?? ''}
            placeholder={props.isFunction ? '.*not found.*' : '5\\d{2}'}
            monospace
            optional
            autoComplete="off"
            help={t('patternHelp')}
          />
          <ContentHandlingField value={response.contentHandling} />
        </div>
        <PairRows
          field="responseParameters"
          label={t('headerMappings')}
          info="methods.responseMapping"
          help={t('headerHelp')}
          nameLabel={t('to')}
          namePlaceholder="method.response.header.X-Total"
          nameSuggestions={declared}
          valueLabel={t('from')}
          valuePlaceholder="integration.response.header.X-Total"
          valueSuggestions={[
            ...declared.map((name) => name.replace('method.response.', 'integration.response.')),
            'integration.response.body',
            ...stages,
            ...context,
          ]}
          rows={Object.entries(response.responseParameters ?? {})}
        />
        <TemplateSet
          field="responseTemplates"
          label={t('templates')}
          info="methods.responseTemplates"
          help={t('templatesHelp')}
          templates={response.responseTemplates ?? {}}
          sample={{ ...request, body: answers[statusCode] ?? '{}' }}
          tools={tools}
          canWrite={canWrite}
        />
      </DraftForm>
    </Card>
  )
}
