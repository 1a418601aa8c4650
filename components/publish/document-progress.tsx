'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Notice } from '#components/ui/notice.tsx'
import type { DocumentState } from './use-document-upload.ts'

interface DocumentProgressProps<Taken> {
  state: DocumentState<Taken>
  /** What is said of a document that was taken; without it, the page goes elsewhere, and is still reading until then. */
  children?: (taken: Taken, fileName: string) => ReactNode
}

/** Announces that a document is read, why it was refused, or what came of it. */
export function DocumentProgress<Taken>({ state, children }: DocumentProgressProps<Taken>) {
  return (
    <div aria-live="polite" className="flex flex-col gap-3 empty:hidden">
      <Told state={state}>{children}</Told>
    </div>
  )
}

function Told<Taken>({ state, children }: DocumentProgressProps<Taken>) {
  const t = useTranslations('publish.import')
  if (state.status === 'idle') return null
  if (state.status === 'refused') {
    return (
      <Notice tone="danger" title={t('refused', { name: state.fileName })}>
        <span className="whitespace-pre-line">{state.message}</span>
      </Notice>
    )
  }
  if (state.status === 'taken' && children) return children(state.taken, state.fileName)
  return <p className="text-[0.8125rem] text-muted">{t('reading', { name: state.fileName })}</p>
}
