import { useTranslations } from 'next-intl'
import { PairRows } from '#components/apis/pair-rows.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { Stage } from '#server/rest-apis/stages/stage.ts'
import { type DeploymentChoice, useDeploymentOptions } from './deployment-options.ts'

interface CanaryFieldsProps {
  canary: Stage['canarySettings']
  deployments: readonly DeploymentChoice[]
  /** Chosen where the canary names none. */
  deploymentId: string
}

/** The share of a canary, what it gets and under which variables. */
export function CanaryFields({ canary, deployments, deploymentId }: CanaryFieldsProps) {
  const t = useTranslations('stages.canary')
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="canarySettings.percentTraffic"
          label={t('percent')}
          info="stages.canaryShare"
          suffix={t('percentUnit')}
          inputMode="decimal"
          defaultValue={String(canary?.percentTraffic ?? 10)}
        />
        <Select
          name="canarySettings.deploymentId"
          label={t('deployment')}
          info="stages.canaryDeployment"
          options={useDeploymentOptions(deployments)}
          defaultValue={canary?.deploymentId ?? deploymentId}
        />
      </div>
      <PairRows
        field="overrides"
        label={t('overrides')}
        info="stages.canaryVariables"
        nameLabel={t('name')}
        valueLabel={t('value')}
        rows={Object.entries(canary?.stageVariableOverrides ?? {})}
      />
      <Checkbox
        name="canarySettings.useStageCache"
        info="stages.canaryCache"
        defaultSelected={canary?.useStageCache ?? false}
        help={t('useStageCacheHelp')}
      >
        {t('useStageCache')}
      </Checkbox>
    </>
  )
}
