import type { ReactNode } from 'react'

interface WriteFieldsProps {
  /** Whether the reader may change what the fields show. */
  canWrite: boolean
  children: ReactNode
}

/** Fields of a form that viewers see and cannot change: they are disabled, and the buttons below are not there. */
export function WriteFields({ canWrite, children }: WriteFieldsProps) {
  return (
    <fieldset disabled={!canWrite} className="flex min-w-0 flex-col gap-5 disabled:opacity-70">
      {children}
    </fieldset>
  )
}
