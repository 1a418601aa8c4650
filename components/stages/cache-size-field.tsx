import { useTranslations } from 'next-intl'
import { Select } from '#components/ui/select.tsx'

const sizes = ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237']

/** How much a stage's cache keeps, in AWS's sizes; `none` is no cache. */
export function CacheSizeField({ label, size }: { label: string; size: string }) {
  const t = useTranslations('stages.cache')
  return (
    <Select
      name="cacheClusterSize"
      label={label}
      info="stages.cacheSize"
      options={[
        { value: 'none', label: t('none') },
        ...sizes.map((value) => ({ value, label: t('gigabytes', { size: value }) })),
      ]}
      defaultValue={size}
      className="sm:max-w-60"
    />
  )
}
