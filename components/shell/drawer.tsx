'use client'

import { Menu as MenuIcon, X } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from '../ui/icon-button.tsx'
import { OpenerContext } from '../ui/opener.ts'

/** The navigation on a narrow screen: behind a button, gone once a link was followed. */
export function Drawer({ children }: { children: ReactNode }) {
  const t = useTranslations('shell.shell')
  const close = useTranslations('ui')('close')
  const pathname = usePathname()
  // Open for one address: following a link closes it.
  const [openAt, setOpenAt] = useState<string>()
  const isOpen = openAt === pathname
  const setIsOpen = (open: boolean) => setOpenAt(open ? pathname : undefined)
  const ref = useRef<HTMLButtonElement>(null)
  return (
    <>
      <OpenerContext value={{ ref, kind: 'dialog', isOpen, open: () => setIsOpen(true) }}>
        <IconButton label={t('openDrawer')} icon={<MenuIcon />} />
      </OpenerContext>
      <ModalOverlay isOpen={isOpen} onOpenChange={setIsOpen} isDismissable className="fixed inset-0 z-40 bg-backdrop">
        <Modal className="h-full w-72 animate-appear border-line border-r bg-canvas shadow-dialog">
          <Dialog aria-label={t('drawer')} className="flex h-full flex-col outline-none">
            <IconButton
              onPress={() => setIsOpen(false)}
              label={close}
              icon={<X />}
              size="small"
              className="absolute top-3 left-74 bg-raised"
            />
            {children}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}
