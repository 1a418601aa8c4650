'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactElement, type ReactNode, useRef, useState } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { CloseContext, OpenerContext } from './opener.ts'

interface DialogProps {
  title: ReactNode
  description?: ReactNode
  /** The button that opens it; without one the caller holds `isOpen`. */
  trigger?: ReactElement
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  /** False: neither Esc nor a click beside closes it, and it has no ×. */
  isDismissable?: boolean
  size?: 'small' | 'medium' | 'large'
  role?: 'dialog' | 'alertdialog'
  children: ReactNode
}

const sizes = { small: 'sm:max-w-md', medium: 'sm:max-w-xl', large: 'sm:max-w-3xl' }

/** Modal. A `Form` inside closes it when it is done. */
export function Dialog({ trigger, isOpen: given, onOpenChange, ...props }: DialogProps) {
  const ref = useRef<HTMLButtonElement>(null)
  const [isOpenHere, setIsOpenHere] = useState(false)
  const isOpen = given ?? isOpenHere
  const change = (open: boolean) => {
    setIsOpenHere(open)
    onOpenChange?.(open)
  }
  return (
    <>
      {trigger && (
        <OpenerContext value={{ ref, kind: 'dialog', isOpen, open: () => change(true) }}>{trigger}</OpenerContext>
      )}
      <OpenerContext value={undefined}>
        <CloseContext value={() => change(false)}>
          <DialogOverlay {...props} isOpen={isOpen} onOpenChange={change} />
        </CloseContext>
      </OpenerContext>
    </>
  )
}

interface DialogOverlayProps extends Omit<DialogProps, 'trigger'> {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

function DialogOverlay(props: DialogOverlayProps) {
  const { title, description, isOpen, onOpenChange, isDismissable = true, size = 'medium', children } = props
  const t = useTranslations('ui')
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
      className="fixed inset-0 z-50 flex items-end justify-center bg-backdrop sm:items-center sm:p-6 xl:in-[body:has([data-help-panel])]:pr-102"
    >
      <Modal
        className={classNames(
          'max-h-[92dvh] w-full animate-appear overflow-auto rounded-t-xl border border-line bg-raised shadow-dialog',
          'sm:rounded-xl',
          sizes[size],
        )}
      >
        <AriaDialog role={props.role ?? 'dialog'} className="flex flex-col gap-5 p-5 outline-none sm:p-6">
          <header className="flex items-start justify-between gap-4">
            <div className="flex flex-col gap-1">
              <Heading slot="title" className="font-semibold text-lg leading-6">
                {title}
              </Heading>
              {description && <p className="text-muted text-sm">{description}</p>}
            </div>
            {isDismissable && (
              <IconButton slot="close" label={t('close')} icon={<X />} size="small" className="-mt-0.5" />
            )}
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
