import type { ComponentProps, ReactNode } from 'react'
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style.ts'
import { PlaceLink } from './place-link.tsx'

interface LinkButtonProps extends ComponentProps<typeof PlaceLink> {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
}

/** Goes somewhere, looks like a button. */
export function LinkButton({ variant, size, icon, className, children, ...props }: LinkButtonProps) {
  return (
    <PlaceLink {...props} className={buttonStyle(variant, size, className)}>
      {icon}
      {children}
    </PlaceLink>
  )
}
