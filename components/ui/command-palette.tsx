'use client'

import { useTranslations } from 'next-intl'
import { createContext, lazy, type ReactNode, Suspense, use, useEffect, useState } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'

export interface PaletteEntry {
  id: string
  label: string
  /** Heading under which it stands. */
  group: string
  /** Where it leads; absent for an entry of the help. */
  href?: string
  /** An entry of the help panel. */
  topic?: string
  /** At its right end: an id, the API that it is in. */
  hint?: string
  /** Other words that find it. */
  keywords?: string
  /** An HTTP verb before its label. */
  verb?: string
}

const OpenPalette = createContext<() => void>(() => undefined)

/** Opens the palette: for the button that shows that there is one. */
export function useOpenPalette(): () => void {
  return use(OpenPalette)
}

interface CommandPaletteProps {
  /** What is found without asking the server. */
  entries: readonly PaletteEntry[]
  /** A route handler that is asked `?q=` while one types and answers `{ entries }`; without one nothing is asked. */
  searchHref?: string
  children: ReactNode
}

/** Made of the parts that a page needs only once it is opened. */
const PaletteList = lazy(async () => ({ default: (await import('./palette-list.tsx')).PaletteList }))

/** Ctrl/⌘ K around a whole page: go anywhere by typing. */
export function CommandPalette({ entries, searchHref, children }: CommandPaletteProps) {
  const t = useTranslations('ui.commandPalette')
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    const toggle = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setIsOpen((open) => !open)
    }
    addEventListener('keydown', toggle)
    return () => removeEventListener('keydown', toggle)
  }, [])
  return (
    <OpenPalette value={() => setIsOpen(true)}>
      {children}
      <ModalOverlay
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        isDismissable
        className="fixed inset-0 z-50 flex justify-center bg-backdrop px-4 pt-[12dvh]"
      >
        <Modal className="h-fit w-full max-w-xl animate-appear overflow-hidden rounded-xl border border-line bg-raised shadow-dialog">
          <AriaDialog aria-label={t('label')} className="min-h-12 outline-none">
            <Suspense>
              <PaletteList entries={entries} searchHref={searchHref} onChosen={() => setIsOpen(false)} />
            </Suspense>
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </OpenPalette>
  )
}
