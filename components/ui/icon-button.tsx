'use client'

import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { type ButtonVariant, buttonStyle } from './button-style.ts'
import { Tooltip } from './tooltip.tsx'

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** What it does: its accessible name and its tooltip. */
  label: string
  icon: ReactNode
  variant?: ButtonVariant
  size?: 'small' | 'medium'
  className?: string
}

export function IconButton({ label, icon, variant = 'ghost', size = 'medium', className, ...props }: IconButtonProps) {
  const square = size === 'small' ? 'w-7 px-0' : 'w-control px-0'
  return (
    <Tooltip text={label}>
      <AriaButton {...props} aria-label={label} className={buttonStyle(variant, size, `${square} ${className ?? ''}`)}>
        {icon}
      </AriaButton>
    </Tooltip>
  )
}
