'use client'

import { X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './icon-button.tsx'

interface SidePanelProps {
  title: ReactNode
  /** Where the list is without the panel: Esc, × and a click beside go there. */
  closeHref: string
  /** At the right end of its header: "Open page". */
  actions?: ReactNode
  children: ReactNode
}

/** Details over a list, opened by the address: list → panel → page. */
export function SidePanel({ title, closeHref, actions, children }: SidePanelProps) {
  const t = useTranslations('ui')
  const router = useRouter()
  const close = () => router.push(closeHref, { scroll: false })
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && close()}
      className="fixed inset-0 z-40 flex justify-end bg-backdrop xl:in-[body:has([data-help-panel])]:pr-96"
    >
      <Modal className="h-full w-full max-w-2xl animate-slide-in border-line border-l bg-raised shadow-dialog">
        <AriaDialog data-side-panel className="flex h-full flex-col outline-none">
          <header className="flex items-center justify-between gap-4 border-line border-b px-5 py-3.5">
            <Heading slot="title" className="min-w-0 truncate font-semibold text-base">
              {title}
            </Heading>
            <div className="flex items-center gap-2">
              {actions}
              <IconButton onPress={close} label={t('close')} icon={<X />} size="small" />
            </div>
          </header>
          <div className="min-h-0 flex-1 overflow-auto p-5">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
