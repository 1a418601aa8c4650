'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'

interface DialogFooterProps {
  /** Buttons at the right end, the main one last. */
  children: ReactNode
  cancelLabel?: string
}

/** The row of buttons that ends a dialog; its Cancel closes it. */
export function DialogFooter({ children, cancelLabel }: DialogFooterProps) {
  const t = useTranslations('ui')
  return (
    <footer className="flex flex-wrap justify-end gap-2 pt-1">
      <Button slot="close">{cancelLabel ?? t('cancel')}</Button>
      {children}
    </footer>
  )
}
