'use client'

import { Search } from 'lucide-react'
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import {
  Dialog as AriaDialog,
  Autocomplete,
  Collection,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components'

export interface PaletteEntry {
  id: string
  label: string
  /** Heading under which it stands. */
  group: string
  href: string
  /** At its right end: an id. */
  hint?: string
  /** Other words that find it. */
  keywords?: string
}

const OpenPalette = createContext<() => void>(() => undefined)

/** Opens the palette: for the button that shows that there is one. */
export function useOpenPalette(): () => void {
  return use(OpenPalette)
}

interface CommandPaletteProps {
  entries: readonly PaletteEntry[]
  children: ReactNode
}

/** Ctrl/⌘ K around a whole page: go anywhere by typing. */
export function CommandPalette({ entries, children }: CommandPaletteProps) {
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
          <AriaDialog aria-label="Go to" className="outline-none">
            <PaletteList entries={entries} onChosen={() => setIsOpen(false)} />
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </OpenPalette>
  )
}

function PaletteList({ entries, onChosen }: { entries: readonly PaletteEntry[]; onChosen: () => void }) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const groups = useMemo(() => groupsOf(entries), [entries])
  return (
    <Autocomplete filter={(text, typed) => typed.split(/\s+/).every((word) => contains(text, word))}>
      <SearchField aria-label="Go to" autoFocus className="flex items-center gap-3 border-line border-b px-4">
        <Search className="size-4 shrink-0 text-faint" aria-hidden />
        <Input
          placeholder="Go to a page, an API…"
          className="h-12 w-full bg-transparent text-base outline-none placeholder:text-faint [&::-webkit-search-cancel-button]:hidden"
        />
        <kbd className="rounded-sm border border-line px-1.5 text-faint text-xs">Esc</kbd>
      </SearchField>
      <Menu
        aria-label="Places"
        items={groups}
        onAction={onChosen}
        renderEmptyState={() => <p className="px-3 py-8 text-center text-muted">Nothing has that name.</p>}
        className="max-h-[50dvh] overflow-auto p-1.5 outline-none"
      >
        {(group) => (
          <MenuSection id={group.id}>
            <Header className="px-2.5 pt-2 pb-1 font-medium text-faint text-xs">{group.id}</Header>
            <Collection items={group.entries}>{(entry) => <PaletteItem entry={entry} />}</Collection>
          </MenuSection>
        )}
      </Menu>
    </Autocomplete>
  )
}

function PaletteItem({ entry }: { entry: PaletteEntry }) {
  return (
    <MenuItem
      id={entry.id}
      href={entry.href}
      textValue={[entry.label, entry.hint, entry.keywords].filter(Boolean).join(' ')}
      className="flex min-h-9 cursor-pointer items-center justify-between gap-4 rounded-md px-2.5 text-sm outline-none data-focused:bg-accent-soft"
    >
      <span className="truncate">{entry.label}</span>
      {entry.hint && <code className="shrink-0 text-faint text-xs">{entry.hint}</code>}
    </MenuItem>
  )
}

function groupsOf(entries: readonly PaletteEntry[]): { id: string; entries: PaletteEntry[] }[] {
  const groups = new Map<string, PaletteEntry[]>()
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry])
  return [...groups].map(([id, members]) => ({ id, entries: members }))
}
