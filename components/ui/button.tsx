'use client'

import { LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps, ProgressBar } from 'react-aria-components'
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style.ts'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
  className?: string
  children: ReactNode
}

/** `isPending` keeps it focusable, announces that it works, and swallows presses. */
export function Button({ variant, size, icon, className, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={buttonStyle(variant, size, className)}>
      {props.isPending ? <Working /> : icon}
      {children}
    </AriaButton>
  )
}

/** What the button announces while it works takes its words from here. */
function Working() {
  const t = useTranslations('ui')
  return (
    <ProgressBar aria-label={t('working')} isIndeterminate>
      <LoaderCircle className="animate-spin" aria-hidden />
    </ProgressBar>
  )
}
