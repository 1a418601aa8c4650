'use client'

import { keepPreviousData, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { LoaderCircle, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import {
  Autocomplete,
  Collection,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  SearchField,
  useFilter,
} from 'react-aria-components'
import type { PaletteEntry } from './command-palette.tsx'
import { useHelp } from './help-context.tsx'
import { MethodLabel } from './method-label.tsx'

interface PaletteListProps {
  entries: readonly PaletteEntry[]
  searchHref: string | undefined
  placeholder: string | undefined
  onChosen: () => void
}

const client = new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 10_000 } } })

/** The box to type into, and what it finds: here at once, on the server a moment later. */
export function PaletteList(props: PaletteListProps) {
  return (
    <QueryClientProvider client={client}>
      <List {...props} />
    </QueryClientProvider>
  )
}

function List({ entries, searchHref, placeholder, onChosen }: PaletteListProps) {
  const t = useTranslations('ui.commandPalette')
  const [text, setText] = useState('')
  const { found, isSearching } = useFound(entries, searchHref, text)
  const groups = useMemo(() => groupsOf(found), [found])
  const help = useHelp()
  const choose = (key: string | number) => {
    const topic = found.find(({ id }) => id === key)?.topic
    onChosen()
    // Once the dialog has given the focus back.
    if (topic !== undefined) setTimeout(() => help?.open(topic))
  }
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField aria-label={t('label')} autoFocus className="flex items-center gap-3 border-line border-b px-4">
        <Sign isSearching={isSearching} />
        <Input
          placeholder={placeholder ?? (searchHref === undefined ? t('placeholder') : t('searchPlaceholder'))}
          className="h-12 w-full bg-transparent text-base outline-none placeholder:text-faint [&::-webkit-search-cancel-button]:hidden"
        />
        <kbd className="rounded-sm border border-line px-1.5 text-faint text-xs">Esc</kbd>
      </SearchField>
      <p role="status" className="sr-only">
        {text.trim() !== '' && !isSearching && t('results', { count: found.length })}
      </p>
      <Menu
        aria-label={t('places')}
        items={groups}
        onAction={choose}
        renderEmptyState={() => (
          <p className="px-3 py-8 text-center text-muted">{isSearching ? t('searching') : t('empty')}</p>
        )}
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

function Sign({ isSearching }: { isSearching: boolean }) {
  if (isSearching) return <LoaderCircle className="size-4 shrink-0 animate-spin text-faint" aria-hidden />
  return <Search className="size-4 shrink-0 text-faint" aria-hidden />
}

/** What is here and has every word, then what the server found. */
function useFound(entries: readonly PaletteEntry[], searchHref: string | undefined, text: string) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const wanted = useSettled(text.trim(), 150)
  const isAsked = searchHref !== undefined && wanted.length > 1
  const { data, isFetching } = useQuery({
    queryKey: [searchHref, wanted],
    queryFn: ({ signal }) => ask(`${searchHref}?q=${encodeURIComponent(wanted)}`, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const words = text.trim().split(/\s+/)
  const here = entries.filter((entry) => {
    const own = [entry.label, entry.hint, entry.keywords].filter(Boolean).join(' ')
    return words.every((word) => contains(own, word))
  })
  const known = new Set(here.map(({ href }) => href))
  const there = text.trim() === '' ? [] : (data ?? []).filter(({ href }) => href === undefined || !known.has(href))
  return { found: [...here, ...there], isSearching: isFetching || (isAsked && wanted !== text.trim()) }
}

async function ask(href: string, signal: AbortSignal): Promise<PaletteEntry[]> {
  const response = await fetch(href, { signal, headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`The search answered ${response.status}`)
  const { entries }: { entries: PaletteEntry[] } = await response.json()
  return entries
}

/** The value once it has not changed for a while. */
function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

function PaletteItem({ entry }: { entry: PaletteEntry }) {
  return (
    <MenuItem
      id={entry.id}
      {...(entry.href === undefined ? {} : { href: entry.href })}
      textValue={[entry.verb, entry.label, entry.hint].filter(Boolean).join(' ')}
      className="flex min-h-9 cursor-pointer items-center justify-between gap-4 rounded-md px-2.5 text-sm outline-none data-focused:bg-accent-soft"
    >
      <span className="flex min-w-0 items-center gap-2">
        {entry.verb && <MethodLabel method={entry.verb} />}
        <span className="truncate">{entry.label}</span>
      </span>
      {entry.hint && <code className="max-w-[45%] shrink-0 truncate text-faint text-xs">{entry.hint}</code>}
    </MenuItem>
  )
}

function groupsOf(entries: readonly PaletteEntry[]): { id: string; entries: PaletteEntry[] }[] {
  const groups = new Map<string, PaletteEntry[]>()
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry])
  return [...groups].map(([id, members]) => ({ id, entries: members }))
}
