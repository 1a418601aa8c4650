'use client'

import { X } from 'lucide-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { searchHref } from '#components/ui/search-href.ts'
import { Select } from '#components/ui/select.tsx'

interface ApiFiltersProps {
  /** `name=value`, as some API has it. */
  tags: readonly string[]
}

/** A value of its own: an empty one is no choice to a list box. */
const any = 'any'

/** Narrows the list of APIs through its address. */
export function ApiFilters({ tags }: ApiFiltersProps) {
  const t = useTranslations('apis.list')
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams()
  const [isPending, startTransition] = useTransition()
  const go = (changes: Readonly<Record<string, string | null>>) =>
    startTransition(() => router.replace(searchHref(pathname, search, changes), { scroll: false }))
  const isFiltered = ['q', 'type', 'state', 'tag'].some((name) => search.has(name))
  const filter = (name: string) => ({
    value: search.get(name) ?? any,
    onChange: (value: string) => go({ [name]: value === any ? null : value }),
    className: 'sm:w-48',
  })
  return (
    <div className="flex flex-wrap items-end gap-3" aria-busy={isPending}>
      <SearchField label={t('filter')} />
      <Select
        label={t('type')}
        {...filter('type')}
        options={[
          { value: any, label: t('anyType') },
          { value: 'REGIONAL', label: t('types.REGIONAL') },
          { value: 'EDGE', label: t('types.EDGE') },
          { value: 'PRIVATE', label: t('types.PRIVATE') },
        ]}
      />
      <Select
        label={t('state')}
        {...filter('state')}
        options={[
          { value: any, label: t('anyState') },
          { value: 'waiting', label: t('states.waiting') },
          { value: 'never', label: t('states.never') },
          { value: 'served', label: t('states.served') },
        ]}
      />
      {tags.length > 0 && (
        <Select
          label={t('tag')}
          {...filter('tag')}
          options={[{ value: any, label: t('anyTag') }, ...tags.map((tag) => ({ value: tag, label: tag }))]}
        />
      )}
      {isFiltered && (
        <Button variant="ghost" icon={<X />} onPress={() => go({ q: null, type: null, state: null, tag: null })}>
          {t('reset')}
        </Button>
      )}
    </div>
  )
}
