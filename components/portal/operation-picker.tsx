'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Select } from '#components/ui/select.tsx'

interface OperationPickerProps {
  currentId: string
  operations: readonly { id: string; httpMethod: string; path: string; summary: string | undefined; href: string }[]
}

/** Which operation the pane sends: the address says so. */
export function OperationPicker({ currentId, operations }: OperationPickerProps) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  return (
    <div className={isPending ? 'animate-shimmer' : ''}>
      <Select
        label="Operation"
        value={currentId}
        onChange={(id) => {
          const chosen = operations.find((operation) => operation.id === id)
          if (chosen) startTransition(() => router.replace(chosen.href, { scroll: false }))
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
