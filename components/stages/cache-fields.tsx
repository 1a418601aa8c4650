import { useTranslations } from 'next-intl'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { Stage } from '#server/rest-apis/stages/stage.ts'

const strategies = ['SUCCEED_WITH_RESPONSE_HEADER', 'SUCCEED_WITHOUT_RESPONSE_HEADER', 'FAIL_WITH_403'] as const

/** How answers are kept, and who may have a new one made: of a stage, or of one of its methods. */
export function CacheFields({ setting }: { setting: Stage['methodSettings'][string] | undefined }) {
  const t = useTranslations('stages.cache')
  return (
    <>
      <TextField
        name="cacheTtlInSeconds"
        label={t('keepFor')}
        info="stages.cacheTtl"
        suffix={t('seconds')}
        inputMode="numeric"
        defaultValue={String(setting?.cacheTtlInSeconds ?? 300)}
        className="sm:max-w-60"
      />
      <Checkbox
        name="cacheDataEncrypted"
        info="stages.cacheEncryption"
        defaultSelected={setting?.cacheDataEncrypted ?? false}
      >
        {t('encrypt')}
      </Checkbox>
      <Checkbox
        name="requireAuthorizationForCacheControl"
        info="stages.cacheControl"
        defaultSelected={setting?.requireAuthorizationForCacheControl ?? true}
        help={t('authorizeHelp')}
      >
        {t('authorize')}
      </Checkbox>
      <Select
        name="unauthorizedCacheControlHeaderStrategy"
        label={t('strategy')}
        info="stages.cacheControlStrategy"
        options={strategies.map((value) => ({ value, label: t(`strategies.${value}`) }))}
        defaultValue={setting?.unauthorizedCacheControlHeaderStrategy ?? 'SUCCEED_WITH_RESPONSE_HEADER'}
        className="sm:max-w-md"
      />
    </>
  )
}
