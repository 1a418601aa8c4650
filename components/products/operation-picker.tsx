'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type MouseEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { inputStyle } from '#components/ui/field-style.ts'
import { OperationLine, rowHeight, type Tick } from './operation-line.tsx'
import {
  type ChoosableOperation,
  type OperationRow,
  operationFits,
  operationName,
  operationRows,
  operationTree,
} from './operation-tree.ts'

interface OperationPickerProps {
  label: string
  operations: readonly ChoosableOperation[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}

const shownHeight = 432
/** Lines above and below the part in view. */
const spare = 8

/** Operations to tick, as a tree of paths with a search; only the lines in view are drawn, so that thousands are smooth. */
export function OperationPicker({ label, operations, chosen, onChange }: OperationPickerProps) {
  const t = useTranslations('products.operationPicker')
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const fitting = useMemo(() => {
    const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
    return words.length > 0 ? operations.filter((operation) => operationFits(operation, words)) : operations
  }, [operations, wanted])
  const rows = useMemo(() => operationRows(operationTree(fitting), closed), [fitting, closed])
  const toggle = (names: readonly string[]) => {
    const next = new Set(chosen)
    const isOn = !names.every((name) => chosen.has(name))
    for (const name of names) isOn ? next.add(name) : next.delete(name)
    onChange(next)
  }
  const fold = (id: string, isOpen: boolean) => {
    const next = new Set(closed)
    isOpen ? next.delete(id) : next.add(id)
    setClosed(next)
  }
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <input
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className={classNames(inputStyle, 'h-control max-w-sm')}
        />
        <span className="text-[0.8125rem] text-muted tabular-nums" role="status">
          {t('count', { chosen: chosen.size, all: operations.length })}
        </span>
      </div>
      {rows.length === 0 ? (
        <p className="rounded-lg border border-line border-dashed px-4 py-8 text-center text-muted text-sm">
          {t('noMatch')}
        </p>
      ) : (
        <OperationRows label={label} rows={rows} chosen={chosen} onToggle={toggle} onFold={fold} />
      )}
    </div>
  )
}

interface OperationRowsProps {
  label: string
  rows: readonly OperationRow[]
  chosen: ReadonlySet<string>
  onToggle: (names: readonly string[]) => void
  onFold: (id: string, isOpen: boolean) => void
}

/** The tree has the focus and names the line that is meant (WAI-ARIA tree with `aria-activedescendant`). */
function OperationRows({ label, rows, chosen, onToggle, onFold }: OperationRowsProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [wantedIndex, setIndex] = useState(0)
  const index = Math.min(wantedIndex, rows.length - 1)
  const first = Math.max(0, Math.floor(top / rowHeight) - spare)
  const last = Math.min(rows.length, Math.ceil((top + shownHeight) / rowHeight) + spare)
  const go = (next: number) => {
    const target = Math.max(0, Math.min(next, rows.length - 1))
    setIndex(target)
    const { current } = box
    if (!current) return
    if (target * rowHeight < current.scrollTop) current.scrollTop = target * rowHeight
    const end = (target + 1) * rowHeight - current.clientHeight
    if (end > current.scrollTop) current.scrollTop = end
  }
  const press = (event: KeyboardEvent) => {
    const row = rows[index]
    if (!row) return
    const next = keyTarget(event.key, rows, index)
    if (next !== undefined) go(next)
    else if (event.key === ' ' || event.key === 'Enter') onToggle(namesOf(row))
    else if (event.key === 'ArrowRight' && row.kind === 'branch') row.isOpen ? go(index + 1) : onFold(row.id, true)
    else if (event.key === 'ArrowLeft') {
      if (row.kind === 'branch' && row.isOpen) onFold(row.id, false)
      else go(aboveOf(rows, index))
    } else return
    event.preventDefault()
  }
  const click = ({ target }: MouseEvent) => {
    const line = target instanceof Element ? target.closest('[data-index]') : null
    const row = rows[Number(line?.getAttribute('data-index'))]
    if (!line || !row) return
    setIndex(rows.indexOf(row))
    if (row.kind === 'branch' && target instanceof Element && target.closest('[data-fold]')) onFold(row.id, !row.isOpen)
    else onToggle(namesOf(row))
  }
  return (
    <div
      ref={box}
      role="tree"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={`${id}-${index}`}
      onKeyDown={press}
      onClick={click}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      className="overflow-y-auto rounded-lg border border-line bg-surface"
      style={{ maxHeight: shownHeight }}
    >
      <div role="presentation" className="relative" style={{ height: rows.length * rowHeight }}>
        {rows.slice(first, last).map((row, offset) => (
          <OperationLine
            key={`${row.kind} ${row.id}`}
            id={`${id}-${first + offset}`}
            index={first + offset}
            row={row}
            top={(first + offset) * rowHeight}
            isActive={first + offset === index}
            tick={tickOf(namesOf(row), chosen)}
          />
        ))}
      </div>
    </div>
  )
}

function keyTarget(key: string, rows: readonly OperationRow[], index: number): number | undefined {
  const page = Math.floor(shownHeight / rowHeight) - 1
  const targets: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: rows.length - 1,
  }
  return Object.hasOwn(targets, key) ? targets[key] : undefined
}

function aboveOf(rows: readonly OperationRow[], index: number): number {
  const level = rows[index]?.level ?? 1
  for (let above = index - 1; above >= 0; above--) if ((rows[above]?.level ?? 0) < level) return above
  return index
}

function namesOf(row: OperationRow): readonly string[] {
  return row.kind === 'branch' ? row.branch.names : [operationName(row.operation)]
}

function tickOf(names: readonly string[], chosen: ReadonlySet<string>): Tick {
  const on = names.filter((name) => chosen.has(name)).length
  if (on === 0) return 'false'
  return on === names.length ? 'true' : 'mixed'
}
