'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { searchHref } from '#components/ui/search-href.ts'
import { Select } from '#components/ui/select.tsx'

/** What of the address narrows the list. */
export const keyFilterNames = ['plan', 'owner', 'state', 'unused'] as const

/** Filters of the list of keys: they write the address, and the list begins anew. */
export function KeyFilters({ plans }: { plans: readonly { id: string; name: string }[] }) {
  const t = useTranslations('api-keys.keyFilters')
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams()
  const [isPending, startTransition] = useTransition()
  const go = (changes: Record<string, string | null>) => {
    const href = searchHref(pathname, search, { ...changes, position: null })
    startTransition(() => router.replace(href, { scroll: false }))
  }
  const filter = (name: string, label: string, options: { value: string; label: string; help?: string }[]) => (
    <Select
      label={label}
      className="max-sm:flex-[1_1_8rem] sm:w-40"
      value={search.get(name) ?? ''}
      onChange={(value) => go({ [name]: value || null })}
      options={[{ value: '', label: t('all') }, ...options]}
    />
  )
  const isFiltered = keyFilterNames.some((name) => search.get(name))
  return (
    <div className="flex w-full flex-wrap items-end gap-3 sm:w-auto" aria-busy={isPending}>
      {filter(
        'plan',
        t('plan'),
        plans.map(({ id, name }) => ({ value: id, label: name, help: id })),
      )}
      {filter('owner', t('owner'), [
        { value: 'provider', label: t('provider') },
        { value: 'consumer', label: t('consumer') },
      ])}
      {filter('state', t('state'), [
        { value: 'enabled', label: t('enabled') },
        { value: 'disabled', label: t('disabled') },
        { value: 'expired', label: t('expired') },
        { value: 'revoked', label: t('revoked') },
        { value: 'trial', label: t('trial') },
      ])}
      {filter('unused', t('use'), [{ value: '30', label: t('unused') }])}
      {isFiltered && (
        <Button variant="ghost" onPress={() => go(Object.fromEntries(keyFilterNames.map((name) => [name, null])))}>
          {t('clear')}
        </Button>
      )}
    </div>
  )
}
