'use client'

import { useTranslations } from 'next-intl'
import { type ReactElement, type ReactNode, useState } from 'react'
import type { FormAction, FormState } from '#server/adapters/next/form-state.ts'
import { Dialog } from './dialog.tsx'
import { DialogFooter } from './dialog-footer.tsx'
import { Form } from './form.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextField } from './text-field.tsx'

interface ConfirmDialogProps {
  title: ReactNode
  /** What will happen, and what cannot be undone. */
  children: ReactNode
  action: FormAction
  hidden?: Readonly<Record<string, string>>
  /** What the button does, in a word or two: "Delete API". */
  confirmLabel: string
  /** When given, must be typed before the button works. */
  confirmText?: string
  tone?: 'danger' | 'primary'
  trigger?: ReactElement
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  onDone?: (state: FormState) => void
}

/** Asks before something is lost. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, trigger, isOpen, onOpenChange } = props
  return (
    <Dialog
      title={title}
      size="small"
      role="alertdialog"
      {...(trigger ? { trigger } : {})}
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      <ConfirmForm {...props} />
    </Dialog>
  )
}

function ConfirmForm(props: ConfirmDialogProps) {
  const { children, action, hidden, confirmLabel, confirmText, tone = 'danger', onDone, onOpenChange } = props
  const t = useTranslations('ui')
  const [typed, setTyped] = useState('')
  const done = (state: FormState) => {
    onOpenChange?.(false)
    onDone?.(state)
  }
  return (
    <Form action={action} {...(hidden ? { hidden } : {})} onDone={done}>
      <div className="flex flex-col gap-2 text-muted text-sm">{children}</div>
      {confirmText !== undefined && (
        <TextField
          label={
            <span className="font-normal">
              {t.rich('confirmTyped', {
                text: confirmText,
                name: (words) => <strong className="select-all font-semibold">{words}</strong>,
              })}
            </span>
          }
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          autoFocus
        />
      )}
      <DialogFooter>
        <SubmitButton variant={tone} isDisabled={confirmText !== undefined && typed.trim() !== confirmText}>
          {confirmLabel}
        </SubmitButton>
      </DialogFooter>
    </Form>
  )
}
