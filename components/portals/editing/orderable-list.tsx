'use client'

import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type DragEvent, type ReactNode, useState } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { moved } from './moved.ts'

interface OrderableListProps<Entry> {
  /** Accessible name: "Links in the header". */
  label: string
  entries: readonly Entry[]
  keyOf: (entry: Entry) => string
  /** What the entry is called, for who hears where it went. */
  nameOf: (entry: Entry) => string
  onOrder: (entries: Entry[]) => void
  children: (entry: Entry, index: number) => ReactNode
}

/** A list whose order is the reader's: by a handle that is dragged, or by buttons, which keep the focus. */
export function OrderableList<Entry>({ label, entries, keyOf, nameOf, onOrder, children }: OrderableListProps<Entry>) {
  const t = useTranslations('portals.order')
  const [dragged, setDragged] = useState<number>()
  const [told, setTold] = useState('')
  const move = (from: number, to: number) => {
    const entry = entries[from]
    if (entry === undefined || to < 0 || to >= entries.length || to === from) return
    onOrder(moved(entries, from, to))
    setTold(t('moved', { name: nameOf(entry), position: to + 1, count: entries.length }))
  }
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault()
    if (dragged !== undefined) move(dragged, to)
    setDragged(undefined)
  }
  return (
    <>
      <ol aria-label={label} className="flex flex-col gap-2">
        {entries.map((entry, index) => (
          <li
            key={keyOf(entry)}
            onDragOver={(event) => dragged !== undefined && event.preventDefault()}
            onDrop={(event) => drop(event, index)}
            className={classNames(
              'flex items-start gap-2 rounded-lg border border-line bg-surface p-2.5',
              dragged === index && 'opacity-50',
            )}
          >
            <span
              draggable
              aria-hidden
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move'
                setDragged(index)
              }}
              onDragEnd={() => setDragged(undefined)}
              className="mt-1.5 cursor-grab text-faint hover:text-ink"
            >
              <GripVertical className="size-4" />
            </span>
            <div className="min-w-0 flex-1">{children(entry, index)}</div>
            <span className="flex shrink-0">
              <IconButton
                label={t('up', { name: nameOf(entry) })}
                icon={<ArrowUp />}
                size="small"
                isDisabled={index === 0}
                onPress={() => move(index, index - 1)}
              />
              <IconButton
                label={t('down', { name: nameOf(entry) })}
                icon={<ArrowDown />}
                size="small"
                isDisabled={index === entries.length - 1}
                onPress={() => move(index, index + 1)}
              />
            </span>
          </li>
        ))}
      </ol>
      <span aria-live="polite" className="sr-only">
        {told}
      </span>
    </>
  )
}
