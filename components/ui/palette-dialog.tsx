'use client'

import { useTranslations } from 'next-intl'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import type { PaletteEntry } from './command-palette.tsx'
import { PaletteList } from './palette-list.tsx'

interface PaletteDialogProps {
  entries: readonly PaletteEntry[]
  searchHref: string | undefined
  placeholder: string | undefined
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** What the palette opens: fetched when it is asked for. */
export function PaletteDialog({ entries, searchHref, placeholder, isOpen, onOpenChange }: PaletteDialogProps) {
  const t = useTranslations('ui.commandPalette')
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className="fixed inset-0 z-50 flex justify-center bg-backdrop px-4 pt-[12dvh]"
    >
      <Modal className="h-fit w-full max-w-xl animate-appear overflow-hidden rounded-xl border border-line bg-raised shadow-dialog">
        <AriaDialog aria-label={t('label')} className="min-h-12 outline-none">
          <PaletteList
            entries={entries}
            searchHref={searchHref}
            placeholder={placeholder}
            onChosen={() => onOpenChange(false)}
          />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
