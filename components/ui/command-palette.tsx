'use client'

import { createContext, lazy, type ReactNode, Suspense, use, useEffect, useState } from 'react'

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
  /** What can be typed, where that is not what the console's finds. */
  placeholder?: string
  children: ReactNode
}

/** Made of the parts that a page needs only once it is opened. */
const PaletteDialog = lazy(async () => ({ default: (await import('./palette-dialog.tsx')).PaletteDialog }))

/** Ctrl/⌘ K around a whole page: go anywhere by typing. */
export function CommandPalette({ entries, searchHref, placeholder, children }: CommandPaletteProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  useEffect(() => {
    if (isOpen) setWasOpened(true)
  }, [isOpen])
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
      {wasOpened && (
        <Suspense>
          <PaletteDialog
            entries={entries}
            searchHref={searchHref}
            placeholder={placeholder}
            isOpen={isOpen}
            onOpenChange={setIsOpen}
          />
        </Suspense>
      )}
    </OpenPalette>
  )
}
