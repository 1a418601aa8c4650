'use client'

import type { ReactNode } from 'react'
import { type ButtonVariant, buttonStyle } from './button-style.ts'
import { PressButton, type PressButtonProps } from './press-button.tsx'
import { useTooltip } from './tooltip.tsx'

interface IconButtonProps extends Omit<PressButtonProps, 'aria-label' | 'children' | 'ref'> {
  /** What it does: its accessible name and its tooltip. */
  label: string
  icon: ReactNode
  variant?: ButtonVariant
  size?: 'small' | 'medium'
}

export function IconButton({ label, icon, variant = 'ghost', size = 'medium', className, ...props }: IconButtonProps) {
  const { target, bubble } = useTooltip(label)
  const square = size === 'small' ? 'w-7 px-0' : 'w-control px-0'
  return (
    <>
      <PressButton
        {...props}
        {...target}
        aria-label={label}
        className={buttonStyle(variant, size, `${square} ${className ?? ''}`)}
      >
        {icon}
      </PressButton>
      {bubble}
    </>
  )
}
