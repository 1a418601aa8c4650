'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { LinkButton } from '#components/ui/link-button.tsx'
import { searchHref } from '#components/ui/search-href.ts'
import { type FoundOptions, SearchSelect } from '#components/ui/search-select.tsx'
import { Select } from '#components/ui/select.tsx'
import { usageRanges } from './usage-range.ts'

interface Named {
  id: string
  name: string
}

interface UsageFiltersProps {
  apis: readonly Named[]
  plans: readonly Named[]
  /** Undefined: all keys together. */
  chosenKey: Named | undefined
  findKeys: (text: string) => Promise<FoundOptions>
}

/** Which part of the usage: all of it is in the address. */
export function UsageFilters({ apis, plans, chosenKey, findKeys }: UsageFiltersProps) {
  const t = useTranslations('usage.filters')
  const pathname = usePathname()
  const search = useSearchParams()
  const range = search.get('range') ?? '24h'
  return (
    <div className="flex flex-wrap items-end justify-between gap-4">
      <div className="grid w-full gap-3 sm:grid-cols-3 lg:w-auto lg:max-w-3xl lg:flex-1">
        <FilterSelect label={t('api')} parameter="api" every={t('everyApi')} items={apis} />
        <FilterSelect label={t('plan')} parameter="plan" every={t('everyPlan')} items={plans} />
        <KeyFilter key={chosenKey?.id ?? ''} chosen={chosenKey} find={findKeys} />
      </div>
      <nav aria-label={t('range')} className="flex gap-1">
        {usageRanges.map((value) => (
          <LinkButton
            key={value}
            href={searchHref(pathname, search, { range: value === '24h' ? null : value })}
            variant={value === range ? 'secondary' : 'ghost'}
            {...(value === range ? { 'aria-current': 'true' as const } : {})}
          >
            {t(`ranges.${value}`)}
          </LinkButton>
        ))}
      </nav>
    </div>
  )
}

/** Of thousands of keys: searched for, and emptied for all of them. */
function KeyFilter({ chosen, find }: { chosen: Named | undefined; find: UsageFiltersProps['findKeys'] }) {
  const t = useTranslations('usage.filters')
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams()
  return (
    <SearchSelect
      label={t('key')}
      placeholder={t('everyKey')}
      find={find}
      selected={chosen ? { value: chosen.id, label: chosen.name, help: chosen.id } : null}
      onChange={(key) => router.replace(searchHref(pathname, search, { key: key || null }))}
    />
  )
}

interface FilterSelectProps {
  label: string
  parameter: string
  every: string
  items: readonly Named[]
}

function FilterSelect({ label, parameter, every, items }: FilterSelectProps) {
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams()
  return (
    <Select
      label={label}
      value={search.get(parameter) ?? ''}
      onChange={(value) => router.replace(searchHref(pathname, search, { [parameter]: value || null }))}
      options={[{ value: '', label: every }, ...items.map(({ id, name }) => ({ value: id, label: name, help: id }))]}
    />
  )
}
