'use client'

import { CircleAlert } from 'lucide-react'
import { FieldError as AriaFieldError } from 'react-aria-components'

/** Why the value of the surrounding field was refused; nothing when it was not. */
export function FieldError() {
  return (
    <AriaFieldError className="flex items-start gap-1.5 text-[0.8125rem] text-danger">
      {({ validationErrors }) => (
        <>
          <CircleAlert className="mt-0.75 size-3.5 shrink-0" aria-hidden />
          <span>{validationErrors.join(' ')}</span>
        </>
      )}
    </AriaFieldError>
  )
}
