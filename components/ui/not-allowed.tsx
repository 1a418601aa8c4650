import { LockKeyhole } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from './empty-state.tsx'

interface NotAllowedProps {
  /** Who may: "Requests are for developers and admins". */
  title?: string
  /** Where the reader can look instead: buttons. */
  actions?: ReactNode
  children?: ReactNode
}

/** In place of what the reader's role may not see or do; below the page's header. */
export function NotAllowed({ title, actions, children }: NotAllowedProps) {
  const t = useTranslations('ui.notAllowed')
  return (
    <EmptyState icon={<LockKeyhole />} title={title ?? t('title')} actions={actions}>
      {children ?? t('text')}
    </EmptyState>
  )
}
