'use client'

import type { ReactNode } from 'react'
import { Button } from './button.tsx'

interface DialogFooterProps {
  /** Buttons at the right end, the main one last. */
  children: ReactNode
  cancelLabel?: string
}

/** The row of buttons that ends a dialog; its Cancel closes it. */
export function DialogFooter({ children, cancelLabel = 'Cancel' }: DialogFooterProps) {
  return (
    <footer className="flex flex-wrap justify-end gap-2 pt-1">
      <Button slot="close">{cancelLabel}</Button>
      {children}
    </footer>
  )
}
