'use client'

import { X } from 'lucide-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '../ui/button.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { searchHref } from '../ui/search-href.ts'
import { Select } from '../ui/select.tsx'
import { auditPeriods } from './audit-periods.ts'

/** Narrows the audit log, through the address. */
export function AuditFilters({ actorLabel }: { actorLabel: string | undefined }) {
  const t = useTranslations('audit.filters')
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams()
  const [isPending, startTransition] = useTransition()
  const go = (changes: Record<string, string | null>) => {
    const href = searchHref(pathname, search, { ...changes, position: null, record: null })
    startTransition(() => router.replace(href, { scroll: false }))
  }
  return (
    <div className="flex flex-wrap items-end gap-3" aria-busy={isPending}>
      <SearchField label={t('text')} />
      <Select
        label={t('period')}
        className="w-full sm:w-48"
        value={search.get('period') ?? 'all'}
        onChange={(value) => go({ period: value === 'all' ? null : value })}
        options={['all' as const, ...auditPeriods].map((value) => ({ value, label: t(`periods.${value}`) }))}
      />
      {actorLabel !== undefined && (
        <Button icon={<X />} onPress={() => go({ actor: null })} className="max-w-full">
          <span className="truncate">{t('by', { actor: actorLabel })}</span>
        </Button>
      )}
    </div>
  )
}
