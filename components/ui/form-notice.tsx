'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { FormState } from '#server/adapters/next/form-state.ts'
import { CopyableId } from './copyable-id.tsx'
import { Notice } from './notice.tsx'

const firstMarked = ['input', 'textarea', 'button'].map((control) => `[data-invalid] ${control}`).join(',')

interface FormNoticeProps {
  state: FormState
  /** Errors without a field of their own. */
  unplaced: Readonly<Record<string, string>>
}

/**
 * Why the form was refused. Silent when every reason stands at its field; the focus goes to the first such field, and here
 * when there is none.
 */
export function FormNotice({ state, unplaced }: FormNoticeProps) {
  const t = useTranslations('ui.form')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.status !== 'error') return
    // After the fields have been marked.
    const frame = requestAnimationFrame(() => {
      const marked = box.current?.closest('form')?.querySelector<HTMLElement>(firstMarked)
      const target = marked ?? box.current
      target?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [state])
  const isPlaced = Object.keys(state.fields ?? {}).length > Object.keys(unplaced).length
  const rest = Object.entries(unplaced)
  const isSilent = state.status !== 'error' || (isPlaced && rest.length === 0)
  return (
    <div ref={box} tabIndex={-1} role="alert" hidden={isSilent}>
      {!isSilent && (
        <Notice tone="danger" title={state.reason ? t(state.reason) : (state.message ?? t('failed'))}>
          {rest.length > 0 && <Reasons reasons={rest} />}
          {state.requestId && (
            <span className="flex flex-wrap items-center gap-x-1">
              {t('requestIdLabel')}
              <CopyableId id={state.requestId} label={t('requestId')} />
            </span>
          )}
        </Notice>
      )}
    </div>
  )
}

function Reasons({ reasons }: { reasons: [string, string][] }) {
  return (
    <ul className="list-disc pl-4">
      {reasons.map(([name, message]) => (
        <li key={name}>
          {name && <code>{name}: </code>}
          {message}
        </li>
      ))}
    </ul>
  )
}
