'use client'

import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Integration } from '#server/rest-apis/integrations/integration.ts'
import { ContentHandlingField } from './content-handling-field.tsx'
import { DraftForm } from './draft-form.tsx'
import type { MethodKey } from './method-request-form.tsx'
import { PairRows } from './pair-rows.tsx'
import { TemplateSet } from './template-set.tsx'
import type { TemplateTools } from './template-tools.ts'

export type { FunctionChoice } from './integration-form.tsx'

interface IntegrationRequestFormProps {
  methodKey: MethodKey
  integration: Integration
  /** `method.request.querystring.page` …: what the method declares. */
  declared: readonly string[]
  tools: TemplateTools
  canWrite: boolean
  action: FormAction
}

/** What is sent to the backend: parameters, body, and by what answers are cached. */
export function IntegrationRequestForm(props: IntegrationRequestFormProps) {
  const { methodKey, integration, declared, tools, canWrite } = props
  const t = useTranslations('apis.integrationRequest')
  const { type, cacheNamespace, cacheKeyParameters } = integration
  const isProxy = type === 'HTTP_PROXY' || type === 'AWS_PROXY'
  const isMapped = type !== 'MOCK' && type !== 'AWS_PROXY'
  const context = tools.scope.names.context.map((name) => `context.${name}`)
  const stages = Object.keys(tools.scope.stageVariables).map((name) => `stageVariables.${name}`)
  return (
    <section id="integration-request" className="scroll-mt-4">
      <Card title={t('title')} description={t('description')}>
        <DraftForm
          action={props.action}
          hidden={{ ...methodKey, type }}
          saved={requestOf(integration)}
          canWrite={canWrite}
          submitLabel={t('save')}
        >
          {isMapped && (
            <PairRows
              field="requestParameters"
              label={t('mappings')}
              info="methods.requestMapping"
              help={t('mappingsHelp')}
              nameLabel={t('to')}
              namePlaceholder="integration.request.header.X-Trace"
              nameSuggestions={declared.map((name) => name.replace('method.request.', 'integration.request.'))}
              valueLabel={t('from')}
              valuePlaceholder="context.requestId"
              valueSuggestions={[...declared, 'method.request.body', ...stages, ...context]}
              rows={Object.entries(integration.requestParameters ?? {})}
            />
          )}
          {type === 'AWS_PROXY' && <p className="text-muted text-sm">{t('functionText')}</p>}
          {!isProxy && (
            <>
              <TemplateSet
                field="requestTemplates"
                label={t('templates')}
                info="methods.requestTemplates"
                help={type === 'MOCK' ? t('mockHelp') : t('templatesHelp')}
                templates={integration.requestTemplates ?? {}}
                sample={tools.scope.request}
                tools={tools}
                canWrite={canWrite}
              />
              <Select
                name="passthroughBehavior"
                label={t('passthrough')}
                info="methods.passthroughBehavior"
                defaultValue={integration.passthroughBehavior}
                className="sm:max-w-sm"
                options={[
                  { value: 'WHEN_NO_MATCH', label: t('whenNoMatch') },
                  { value: 'WHEN_NO_TEMPLATES', label: t('whenNoTemplates') },
                  { value: 'NEVER', label: t('never') },
                ]}
              />
            </>
          )}
          <div className="grid gap-5 sm:grid-cols-2">
            <ContentHandlingField value={integration.contentHandling} />
            <TextField
              name="cacheNamespace"
              label={t('cacheNamespace')}
              info="methods.cacheNamespace"
              defaultValue={cacheNamespace === methodKey.resourceId ? '' : (cacheNamespace ?? '')}
              placeholder={methodKey.resourceId}
              help={t('cacheNamespaceHelp')}
              optional
              monospace
              autoComplete="off"
            />
          </div>
          <PairRows
            field="cacheKeyParameters"
            label={t('cacheKeys')}
            info="methods.cacheKey"
            help={t('cacheKeysHelp')}
            nameLabel={t('cacheKey')}
            namePlaceholder="method.request.querystring.page"
            nameSuggestions={[...declared, ...Object.keys(integration.requestParameters ?? {})]}
            rows={(cacheKeyParameters ?? []).map((name) => [name, ''] as const)}
          />
        </DraftForm>
      </Card>
    </section>
  )
}

/** What this form saves. */
function requestOf(integration: Integration): unknown {
  const { requestParameters, requestTemplates, passthroughBehavior, contentHandling } = integration
  const { cacheNamespace, cacheKeyParameters, type } = integration
  return {
    type,
    requestParameters,
    requestTemplates,
    passthroughBehavior,
    contentHandling,
    cacheNamespace,
    cacheKeyParameters,
  }
}
