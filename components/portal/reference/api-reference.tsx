'use client'

import dynamic from 'next/dynamic'
import { useSearchParams } from 'next/navigation'
import { useLocale } from 'next-intl'
import { useRef, useState } from 'react'
import { usePlaceHref } from '#components/ui/use-place-href.tsx'
import { useSearchKeys } from '../use-search-keys.ts'
import type { AddressedOperation } from './operation-address.ts'
import { ReferenceSearch } from './reference-search.tsx'
import { ReferenceSkeleton } from './reference-skeleton.tsx'
import type { FoundCount } from './swagger-document.tsx'

/** Fetched where the tab is open only: it is heavier than the page. */
const SwaggerDocument = dynamic(async () => (await import('./swagger-document.tsx')).SwaggerDocument, {
  ssr: false,
  loading: () => <ReferenceSkeleton />,
})

interface ApiReferenceProps {
  documentHref: string
  /** What the address calls the operations: `?operation={id}` opens one. */
  operations: readonly AddressedOperation[]
  /** Whether images from elsewhere are shown: without, the page's policy would leave a broken one in their place. */
  remoteImages: boolean
}

/** The whole document, to read and to search. */
export function ApiReference({ documentHref, operations, remoteImages }: ApiReferenceProps) {
  const locale = useLocale()
  const root = useRef<HTMLDivElement>(null)
  const place = usePlaceHref()
  const address = useSearchParams()
  const [count, setCount] = useState<FoundCount>()
  const search = address.get('q')?.trim() ?? ''
  useSearchKeys(root, '.api-reference .opblock-summary-control')
  return (
    <div ref={root} className="flex flex-col gap-5">
      <ReferenceSearch search={search} total={count?.total} found={count?.found ?? 0} />
      <SwaggerDocument
        key={locale}
        url={place(documentHref)}
        search={search}
        operations={operations}
        openedId={address.get('operation') ?? undefined}
        remoteImages={remoteImages}
        onCount={setCount}
      />
    </div>
  )
}
