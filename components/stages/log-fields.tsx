import { useTranslations } from 'next-intl'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Select } from '#components/ui/select.tsx'
import type { Stage } from '#server/rest-apis/stages/stage.ts'

const levels = ['OFF', 'ERROR', 'INFO'] as const

/** What is written down of each request: of a stage, or of one of its methods. */
export function LogFields({ setting }: { setting: Stage['methodSettings'][string] | undefined }) {
  const t = useTranslations('stages.logs')
  return (
    <>
      <Select
        name="loggingLevel"
        label={t('level')}
        info="stages.logLevel"
        options={levels.map((value) => ({ value, label: t(`levels.${value}`) }))}
        defaultValue={setting?.loggingLevel ?? 'OFF'}
        className="sm:max-w-md"
      />
      <Checkbox
        name="dataTraceEnabled"
        info="stages.dataTrace"
        defaultSelected={setting?.dataTraceEnabled ?? false}
        help={t('dataTraceHelp')}
      >
        {t('dataTrace')}
      </Checkbox>
      <Checkbox
        name="metricsEnabled"
        info="stages.metrics"
        defaultSelected={setting?.metricsEnabled ?? false}
        help={t('metricsHelp')}
      >
        {t('metrics')}
      </Checkbox>
    </>
  )
}
