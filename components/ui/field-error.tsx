'use client'

import { CircleAlert } from 'lucide-react'
import { use, useState } from 'react'
import { FieldError as AriaFieldError, FieldErrorContext } from 'react-aria-components'

const lineStyle = 'flex items-start gap-1.5 text-[0.8125rem]'

/**
 * Why the value of the surrounding field was refused; nothing when it was not. A refusal ends when the field is left,
 * often on the way to the button that tries again, so its room stays: a button must not move under the pointer.
 */
export function FieldError() {
  const validation = use(FieldErrorContext)
  const said = validation?.isInvalid ? validation.validationErrors.join(' ') : ''
  const [last, setLast] = useState('')
  if (said !== '' && said !== last) setLast(said)
  return (
    <>
      <AriaFieldError className={`${lineStyle} text-danger`}>
        {({ validationErrors }) => <ErrorLine text={validationErrors.join(' ')} />}
      </AriaFieldError>
      {!validation?.isInvalid && last !== '' && (
        <span className={`${lineStyle} invisible`} aria-hidden>
          <ErrorLine text={last} />
        </span>
      )}
    </>
  )
}

function ErrorLine({ text }: { text: string }) {
  return (
    <>
      <CircleAlert className="mt-0.75 size-3.5 shrink-0" aria-hidden />
      <span>{text}</span>
    </>
  )
}
