'use client'

import { ArrowRightLeft, Cloud, Reply, Shuffle, SquareFunction } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Card } from '#components/ui/card.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Integration } from '#server/rest-apis/integrations/integration.ts'
import { BackendFields } from './backend-fields.tsx'
import { ConnectionFields } from './connection-fields.tsx'
import { DraftForm } from './draft-form.tsx'
import type { MethodKey } from './method-request-form.tsx'
import { RemoveIntegration } from './remove-integration.tsx'

/** A function with the URI by which an integration or an authorizer calls it. */
export interface FunctionChoice {
  name: string
  uri: string
}

/** What an integration may call by a choice instead of by typing. */
export interface BackendChoices {
  /** The account's functions. */
  functions: readonly FunctionChoice[]
  vpcLinks: readonly { id: string; name: string }[]
  /** Roles under which AWS credentials are stored. */
  roles: readonly string[]
  region: string
  /** The longest timeout of what does not stream, in milliseconds. */
  longestTimeoutMs: number
}

interface IntegrationFormProps {
  methodKey: MethodKey
  integration: Integration | undefined
  choices: BackendChoices
  canWrite: boolean
  action: FormAction
  removeAction: FormAction
}

const icons = {
  HTTP_PROXY: <ArrowRightLeft aria-hidden />,
  HTTP: <Shuffle aria-hidden />,
  AWS_PROXY: <SquareFunction aria-hidden />,
  AWS: <Cloud aria-hidden />,
  MOCK: <Reply aria-hidden />,
}

const types = ['HTTP_PROXY', 'HTTP', 'AWS_PROXY', 'AWS', 'MOCK'] as const

/** What the gateway calls for this method. */
export function IntegrationForm(props: IntegrationFormProps) {
  const { methodKey, integration, choices, canWrite, action } = props
  const t = useTranslations('apis.integration')
  const given = integration?.type ?? 'HTTP_PROXY'
  const [type, setType] = useState<string>(given)
  const [before, setBefore] = useState(integration)
  if (before !== integration) {
    setBefore(integration)
    // It was removed: the form begins again.
    if (!integration) setType(given)
  }
  const known = type === given ? integration : undefined
  return (
    <section id="integration" className="scroll-mt-4">
      <Card
        title={t('title')}
        description={t('description')}
        actions={
          canWrite && (
            <RemoveIntegration
              methodKey={methodKey}
              hasIntegration={integration !== undefined}
              action={props.removeAction}
            />
          )
        }
      >
        <DraftForm
          action={action}
          hidden={{ ...methodKey }}
          saved={backendOf(integration)}
          canWrite={canWrite}
          submitLabel={t('save')}
        >
          <RadioCards
            name="type"
            label={t('type')}
            info="methods.integrationType"
            columns={3}
            value={type}
            onChange={setType}
            cards={types.map((value) => ({
              value,
              title: t(`types.${value}.title`),
              description: t(`types.${value}.description`),
              icon: icons[value],
              isDisabled: !canWrite,
            }))}
          />
          {type !== given && integration && (
            <Notice tone="info" title={t('another')}>
              {t('anotherText', { type: given })}
            </Notice>
          )}
          {type === 'MOCK' ? (
            <p className="text-muted text-sm">{t('mockText')}</p>
          ) : (
            <BackendFields
              key={`backend ${type}`}
              type={type}
              integration={known}
              httpMethod={methodKey.httpMethod}
              choices={choices}
            />
          )}
          {type !== 'MOCK' && (
            <ConnectionFields key={`connection ${type}`} type={type} integration={known} choices={choices} />
          )}
        </DraftForm>
      </Card>
    </section>
  )
}

/** What this form saves; the rest of an integration belongs to other boxes. */
function backendOf(integration: Integration | undefined): unknown {
  if (!integration) return undefined
  const { requestParameters: _, requestTemplates: __, integrationResponses: ___, ...backend } = integration
  return backend
}
