'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PairRows } from '#components/apis/pair-rows.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { CacheSizeField } from './cache-size-field.tsx'
import { CanaryFields } from './canary-fields.tsx'
import { type DeploymentChoice, useDeploymentOptions } from './deployment-options.ts'
import { DocumentationVersionField } from './documentation-version-field.tsx'

interface NewStageProps {
  restApiId: string
  /** Newest first; at least one. */
  deployments: readonly DeploymentChoice[]
  /** Which of them is chosen at first. */
  deploymentId: string
  /** Versions of the documentation. */
  versions: readonly string[]
  action: FormAction
}

/** A stage that serves a deployment that there is: the draft is not touched, nothing is deployed. */
export function NewStage({ restApiId, deployments, deploymentId, versions, action }: NewStageProps) {
  const t = useTranslations('stages.create')
  const variables = useTranslations('stages.variables')
  const documentation = useTranslations('stages.documentation')
  return (
    <Card title={t('title')} description={t('help')} info="stages.deployments" className="max-w-3xl">
      <Form action={action} hidden={{ restApiId }}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="stageName"
            label={t('stageName')}
            placeholder="v1"
            help={t('stageNameHelp')}
            monospace
            autoFocus
            autoComplete="off"
          />
          <Select
            name="deploymentId"
            label={t('deployment')}
            options={useDeploymentOptions(deployments)}
            defaultValue={deploymentId}
          />
        </div>
        <TextField name="description" label={variables('description')} optional />
        <PairRows
          field="variables"
          label={variables('label')}
          info="stages.variables"
          nameLabel={variables('name')}
          namePlaceholder="backend"
          valueLabel={variables('value')}
          valuePlaceholder="api.example.com"
          help={variables('help')}
          rows={[]}
        />
        <CacheSizeField label={t('cache')} size="none" />
        {versions.length > 0 && (
          <DocumentationVersionField label={documentation('title')} info="stages.documentation" versions={versions} />
        )}
        <NewCanary deployments={deployments} deploymentId={deploymentId} />
        <SubmitButton className="self-start">{t('submit')}</SubmitButton>
      </Form>
    </Card>
  )
}

function NewCanary({ deployments, deploymentId }: Pick<NewStageProps, 'deployments' | 'deploymentId'>) {
  const t = useTranslations('stages.canary')
  const [hasCanary, setHasCanary] = useState(false)
  return (
    <>
      <Switch name="canary" info="stages.canary" isSelected={hasCanary} onChange={setHasCanary} help={t('noneHelp')}>
        {t('create')}
      </Switch>
      {hasCanary && <CanaryFields canary={undefined} deployments={deployments} deploymentId={deploymentId} />}
    </>
  )
}
