'use client'

import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type DragEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { moved } from './moved.ts'

interface OrderableListProps<Entry> {
  /** Accessible name: "Links in the header". */
  label: string
  entries: readonly Entry[]
  keyOf: (entry: Entry) => string
  /** What the entry is called, for who hears where it went. */
  nameOf: (entry: Entry) => string
  onOrder: (entries: Entry[]) => void
  /** Without: the order as it is, for those who may only look. */
  canOrder?: boolean
  /** Says the place of each, where it means something: which rule is tried first. */
  isNumbered?: boolean
  children: (entry: Entry, index: number) => ReactNode
}

/**
 * A list whose order is the reader's: by a handle that is dragged, by buttons, which keep the focus, or by Alt and the
 * arrow keys anywhere in a row.
 */
export function OrderableList<Entry>(props: OrderableListProps<Entry>) {
  const { label, entries, keyOf, nameOf, onOrder, canOrder = true, isNumbered, children } = props
  const t = useTranslations('ui.orderableList')
  const [dragged, setDragged] = useState<number>()
  const [over, setOver] = useState<number>()
  const [told, setTold] = useState('')
  const move = (from: number, to: number) => {
    const entry = entries[from]
    if (!canOrder || entry === undefined || to < 0 || to >= entries.length || to === from) return
    onOrder(moved(entries, from, to))
    setTold(t('moved', { name: nameOf(entry), position: to + 1, count: entries.length }))
  }
  const end = () => {
    setDragged(undefined)
    setOver(undefined)
  }
  const dragOver = (event: DragEvent, index: number) => {
    // What is dragged in a list inside this one, or around it, is not ours.
    if (dragged === undefined) return
    event.preventDefault()
    event.stopPropagation()
    setOver(index)
  }
  const drop = (event: DragEvent, to: number) => {
    if (dragged === undefined) return
    event.preventDefault()
    event.stopPropagation()
    move(dragged, to)
    end()
  }
  const press = (event: KeyboardEvent, index: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    move(index, event.key === 'ArrowUp' ? index - 1 : index + 1)
  }
  return (
    <>
      <ol aria-label={label} className="@container flex flex-col gap-2">
        {entries.map((entry, index) => (
          <li
            key={keyOf(entry)}
            onDragOver={(event) => dragOver(event, index)}
            onDrop={(event) => drop(event, index)}
            onKeyDown={canOrder ? (event) => press(event, index) : undefined}
            className={classNames(
              'flex items-start gap-2 rounded-lg border bg-surface p-2.5 @max-2xs:flex-wrap',
              over === index && dragged !== index ? 'border-accent-text' : 'border-line',
              dragged === index && 'opacity-50',
            )}
          >
            {canOrder && <Handle name={nameOf(entry)} onStart={() => setDragged(index)} onEnd={end} />}
            {isNumbered && (
              <span className="mt-1 min-w-5 text-right text-faint text-sm tabular-nums" aria-hidden>
                {index + 1}
              </span>
            )}
            <div className="min-w-0 flex-1 @max-2xs:basis-4/5">{children(entry, index)}</div>
            {canOrder && (
              <span className="flex shrink-0 @max-2xs:ml-auto">
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
            )}
          </li>
        ))}
      </ol>
      <span aria-live="polite" className="sr-only">
        {told}
      </span>
    </>
  )
}

/** For the mouse; keyboards and screen readers have the buttons. */
function Handle({ name, onStart, onEnd }: { name: string; onStart: () => void; onEnd: () => void }) {
  const start = (event: DragEvent<HTMLElement>) => {
    event.stopPropagation()
    event.dataTransfer.effectAllowed = 'move'
    // Firefox drags nothing without something to carry.
    event.dataTransfer.setData('text/plain', name)
    const row = event.currentTarget.closest('li')
    if (row) event.dataTransfer.setDragImage(row, 16, 16)
    onStart()
  }
  return (
    <span
      draggable
      aria-hidden
      data-handle
      onDragStart={start}
      onDragEnd={onEnd}
      className="mt-1.5 cursor-grab text-faint hover:text-ink"
    >
      <GripVertical className="size-4" />
    </span>
  )
}
