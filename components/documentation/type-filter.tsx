'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { searchHref } from '#components/ui/search-href.ts'
import { Select } from '#components/ui/select.tsx'
import type { DocumentationTree } from '#server/rest-apis/documentation/get-documentation-tree.ts'
import { typeWords } from './location-words.ts'

interface TypeFilterProps {
  byType: DocumentationTree['coverage']['byType']
  value: string
}

const everything = 'all'

/** Narrows the list to one type, through the address; says how much of each has text. */
export function TypeFilter({ byType, value }: TypeFilterProps) {
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams()
  const options = Object.entries(byType).flatMap(([type, { own, inherited, none }]) => {
    const total = own + inherited + none
    if (total === 0) return []
    return [{ value: type, label: `${typeWords(type)}s`, help: `${own + inherited} of ${total} have text` }]
  })
  return (
    <Select
      label={<span className="sr-only">Type</span>}
      value={value || everything}
      onChange={(type) =>
        router.replace(searchHref(pathname, search, { type: type === everything ? null : type }), { scroll: false })
      }
      options={[{ value: everything, label: 'Every type' }, ...options]}
    />
  )
}
