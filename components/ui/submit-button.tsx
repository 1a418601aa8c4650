'use client'

import { use } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { FormPending } from './form.tsx'

/** Sends the surrounding form; works while the form is being sent. */
export function SubmitButton({ variant = 'primary', ...props }: Omit<ButtonProps, 'type' | 'isPending'>) {
  return <Button {...props} variant={variant} type="submit" isPending={use(FormPending)} />
}
