'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Select } from '#components/ui/select.tsx'
import { usePlaceHref } from '#components/ui/use-place-href.tsx'

export interface PickableOperation {
  id: string
  httpMethod: string
  path: string
  summary: string | undefined
  /** The product's page with it. */
  href: string
}

interface OperationPickerProps {
  currentId: string
  operations: readonly PickableOperation[]
}

/** Which operation the pane sends: the address says so. */
export function OperationPicker({ currentId, operations }: OperationPickerProps) {
  const t = useTranslations('portal.operations')
  const router = useRouter()
  const place = usePlaceHref()
  const [isPending, startTransition] = useTransition()
  return (
    <div className={isPending ? 'animate-shimmer' : ''}>
      <Select
        label={t('one')}
        value={currentId}
        onChange={(id) => {
          const chosen = operations.find((operation) => operation.id === id)
          if (chosen) startTransition(() => router.replace(place(chosen.href), { scroll: false }))
        }}
        options={operations.map(({ id, httpMethod, path, summary }) => ({
          value: id,
          label: `${httpMethod} ${path}`,
          ...(summary ? { help: summary } : {}),
        }))}
      />
    </div>
  )
}
