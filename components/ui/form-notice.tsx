'use client'

import { useEffect, useRef } from 'react'
import type { FormState } from '#server/adapters/next/form-state.ts'
import { Notice } from './notice.tsx'

interface FormNoticeProps {
  state: FormState
  /** Errors without a field of their own. */
  unplaced: Readonly<Record<string, string>>
}

/** Why the form was refused. Takes the focus when no field does, so that a screen reader hears it. */
export function FormNotice({ state, unplaced }: FormNoticeProps) {
  const box = useRef<HTMLDivElement>(null)
  const refused = state.status === 'error'
  useEffect(() => {
    if (!refused) return
    const invalid = box.current
      ?.closest('form')
      ?.querySelector<HTMLElement>('[aria-invalid="true"],[data-invalid] input')
    if (!invalid) box.current?.focus()
  }, [refused])
  if (!refused) return null
  const rest = Object.entries(unplaced)
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Notice tone="danger" title={state.message ?? 'That did not work.'}>
        {rest.length > 0 && (
          <ul className="list-disc pl-4">
            {rest.map(([name, message]) => (
              <li key={name}>
                {name && <code>{name}: </code>}
                {message}
              </li>
            ))}
          </ul>
        )}
        {state.requestId && (
          <span>
            Request id: <code className="select-all">{state.requestId}</code>
          </span>
        )}
      </Notice>
    </div>
  )
}
