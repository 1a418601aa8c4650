'use client'

import { useTranslations } from 'next-intl'
import { Select } from '#components/ui/select.tsx'

/** AWS `contentHandling`: sent as `PASSTHROUGH` where it is not set. */
export function ContentHandlingField({ value }: { value: string | undefined }) {
  const t = useTranslations('apis.contentHandling')
  return (
    <Select
      name="contentHandling"
      label={t('label')}
      info="methods.contentHandling"
      defaultValue={value ?? 'PASSTHROUGH'}
      help={t('help')}
      options={[
        { value: 'PASSTHROUGH', label: t('passthrough') },
        { value: 'CONVERT_TO_BINARY', label: t('toBinary') },
        { value: 'CONVERT_TO_TEXT', label: t('toText') },
      ]}
    />
  )
}
