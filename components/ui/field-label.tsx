'use client'

import type { ReactNode } from 'react'
import { Label, Text } from 'react-aria-components'

interface FieldLabelProps {
  children: ReactNode
  /** Says "optional" beside the label: what is not marked is required. */
  optional?: boolean | undefined
}

export function FieldLabel({ children, optional }: FieldLabelProps) {
  return (
    <Label className="flex items-baseline gap-2 font-medium text-[0.8125rem] text-ink">
      {children}
      {optional && <span className="font-normal text-faint text-xs">optional</span>}
    </Label>
  )
}

/** Help under a control. */
export function FieldHelp({ children }: { children: ReactNode }) {
  return (
    <Text slot="description" className="text-[0.8125rem] text-muted">
      {children}
    </Text>
  )
}
