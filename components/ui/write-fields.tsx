'use client'

import type { ReactNode } from 'react'
import {
  CheckboxContext,
  ComboBoxContext,
  Provider,
  RadioGroupContext,
  SelectContext,
  SwitchContext,
  TextFieldContext,
} from 'react-aria-components'

interface WriteFieldsProps {
  /** Whether the reader may change what the fields show. */
  canWrite: boolean
  children: ReactNode
  className?: string
}

const isDisabled = { isDisabled: true }

/**
 * Fields of a form that viewers see and cannot change: each is disabled and looks it, and the buttons below are not
 * there. Links among them still lead.
 */
export function WriteFields({ canWrite, children, className = 'flex flex-col gap-5' }: WriteFieldsProps) {
  return (
    <fieldset disabled={!canWrite} className={`min-w-0 ${className}`}>
      {canWrite ? children : <Disabled>{children}</Disabled>}
    </fieldset>
  )
}

/** The fieldset disables what is native; React Aria's parts have to be told, so that they do not look as if they could. */
function Disabled({ children }: { children: ReactNode }) {
  return (
    <Provider
      values={[
        [TextFieldContext, isDisabled],
        [SelectContext, isDisabled],
        [ComboBoxContext, isDisabled],
        [CheckboxContext, isDisabled],
        [RadioGroupContext, isDisabled],
        [SwitchContext, isDisabled],
      ]}
    >
      {children}
    </Provider>
  )
}
