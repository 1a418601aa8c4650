'use client'

import { LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect } from 'react'
import { announce } from './announce.ts'
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style.ts'
import { PressButton, type PressButtonProps } from './press-button.tsx'

export interface ButtonProps extends PressButtonProps {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
  children: ReactNode
}

/** `isPending` keeps it focusable, announces that it works, and swallows presses. */
export function Button({ variant, size, icon, className, children, ...props }: ButtonProps) {
  return (
    <PressButton {...props} className={buttonStyle(variant, size, className)}>
      {props.isPending ? <Working /> : icon}
      {children}
    </PressButton>
  )
}

function Working() {
  const t = useTranslations('ui')
  useEffect(() => announce(t('working')), [t])
  return <LoaderCircle className="animate-spin" aria-hidden />
}
