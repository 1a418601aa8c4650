'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Label, Text } from 'react-aria-components'
import type { HelpTopic } from './help-topic.ts'
import { InfoLink } from './info-link.tsx'

interface FieldLabelProps {
  children: ReactNode
  /** Says "optional" beside the label: what is not marked is required. */
  optional?: boolean | undefined
  /** Entry of the help panel that tells what it means. */
  info?: HelpTopic | undefined
}

export function FieldLabel({ children, optional, info }: FieldLabelProps) {
  const t = useTranslations('ui')
  const label = (
    <Label className="flex min-w-0 items-baseline gap-2 font-medium text-[0.8125rem] text-ink wrap-anywhere">
      {children}
      {optional && <span className="whitespace-nowrap font-normal text-faint text-xs">{t('optional')}</span>}
    </Label>
  )
  if (info === undefined) return label
  return (
    <div className="flex items-baseline gap-2">
      {label}
      <InfoLink topic={info} name={typeof children === 'string' ? children : ''} />
    </div>
  )
}

/** Help under a control. */
export function FieldHelp({ children }: { children: ReactNode }) {
  return (
    <Text slot="description" className="text-[0.8125rem] text-muted wrap-anywhere">
      {children}
    </Text>
  )
}
