'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { searchHref } from '#components/ui/search-href.ts'
import { Select } from '#components/ui/select.tsx'
import type { DocumentationTree } from '#server/rest-apis/documentation/get-documentation-tree.ts'
import { typesWords } from './location-words.ts'

interface TypeFilterProps {
  byType: DocumentationTree['coverage']['byType']
  value: string
}

const everything = 'all'

/** Narrows the list to one type, through the address; says how much of each has text. */
export function TypeFilter({ byType, value }: TypeFilterProps) {
  const t = useTranslations('documentation')
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams()
  const options = Object.entries(byType).flatMap(([type, { own, inherited, none }]) => {
    const total = own + inherited + none
    if (total === 0) return []
    return [
      {
        value: type,
        label: typesWords(type, t),
        help: t('typeFilter.ofHaveText', { value0: own + inherited, total: total }),
      },
    ]
  })
  return (
    <Select
      label={<span className="sr-only">{t('typeFilter.type')}</span>}
      value={value || everything}
      onChange={(type) =>
        router.replace(searchHref(pathname, search, { type: type === everything ? null : type }), { scroll: false })
      }
      options={[{ value: everything, label: t('typeFilter.everyType') }, ...options]}
    />
  )
}
