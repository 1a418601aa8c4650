import { useTranslations } from 'next-intl'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { NamedStage } from '#server/rest-apis/stages/list-stages.ts'

interface StageChoiceProps {
  /** Name in the form; each value is `{restApiId}:{stageName}`. */
  name?: string
  stages: readonly NamedStage[]
  /** `{restApiId}:{stageName}`. */
  chosen: readonly string[]
}

/** Which stages of the account. */
export function StageChoice({ name = 'stages', stages, chosen }: StageChoiceProps) {
  const t = useTranslations('products.stageChoice')
  if (stages.length === 0)
    return (
      <div className="flex flex-wrap items-center gap-3">
        <p className="text-muted text-sm">{t('none')}</p>
        <LinkButton href="/console/apis/new" size="small">
          {t('publish')}
        </LinkButton>
      </div>
    )
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="sr-only">{t('label')}</legend>
      {stages.map(({ restApiId, apiName, stageName }) => (
        <Checkbox
          key={`${restApiId}:${stageName}`}
          name={name}
          value={`${restApiId}:${stageName}`}
          defaultSelected={chosen.includes(`${restApiId}:${stageName}`)}
          help={<code className="text-xs">{restApiId}</code>}
        >
          {apiName} · {stageName}
        </Checkbox>
      ))}
    </fieldset>
  )
}
