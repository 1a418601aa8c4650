'use client'

import { ArrowRight } from 'lucide-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { searchHref } from '#components/ui/search-href.ts'
import { Select } from '#components/ui/select.tsx'

interface ComparisonPickerProps {
  versions: readonly string[]
  from: string
  /** Empty: the draft. */
  to: string
}

/** No version can be called this: names have no slash. */
const draft = '/draft'

/** Which two are compared, kept in the address. */
export function ComparisonPicker({ versions, from, to }: ComparisonPickerProps) {
  const t = useTranslations('documentation')
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams()
  const choose = (name: 'from' | 'to', value: string) =>
    router.replace(searchHref(pathname, search, { [name]: value || null }), { scroll: false })
  const options = versions.map((version) => ({ value: version, label: version }))
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Select
        label={t('comparisonPicker.from')}
        value={from}
        onChange={(value) => choose('from', value)}
        options={options}
        className="max-w-48"
      />
      <ArrowRight className="mb-2.5 size-4 shrink-0 text-faint max-sm:hidden" aria-hidden />
      <Select
        label={t('comparisonPicker.to')}
        value={to === '' ? draft : to}
        onChange={(value) => choose('to', value === draft ? '' : value)}
        options={[{ value: draft, label: t('comparisonPicker.theDraft') }, ...options]}
        className="max-w-48"
      />
    </div>
  )
}
