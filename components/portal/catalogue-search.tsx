'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { usePreferences } from '#components/ui/preferences.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { usePlaceHref } from '#components/ui/use-place-href.tsx'
import { useSearchKeys } from './use-search-keys.ts'

interface CatalogueSearchProps {
  /** What the list is narrowed by: sent along where there is no script. */
  kept: Readonly<Record<string, string | string[] | undefined>>
}

/** The search of the catalogue. It follows what is typed; without a script it is a form. */
export function CatalogueSearch({ kept }: CatalogueSearchProps) {
  const t = useTranslations('portal.search')
  const root = useRef<HTMLElement>(null)
  const place = usePlaceHref()
  const { preferences } = usePreferences()
  useSearchKeys(root, '[data-catalogue-entry]')
  return (
    <search ref={root} className="w-full max-w-xl">
      <form action={place('/')} className="[&_input]:h-11 [&_input]:text-base">
        <SearchField label={t('label')} className="sm:max-w-none" />
        {Object.entries(kept).map(
          ([name, value]) =>
            typeof value === 'string' && value !== '' && <input key={name} type="hidden" name={name} value={value} />,
        )}
      </form>
      {preferences.letterKeys === 'on' && (
        <p className="mt-1.5 text-faint text-xs max-sm:hidden">
          {t.rich('keys', {
            key: (name) => <kbd className="rounded border border-line bg-surface px-1 font-sans">{name}</kbd>,
          })}
        </p>
      )}
    </search>
  )
}
