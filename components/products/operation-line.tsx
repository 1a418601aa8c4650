'use client'

import { Check, ChevronRight, Minus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { StatusChip } from '#components/ui/status-chip.tsx'
import type { ChoosableOperation, OperationBranch, OperationRow } from './operation-tree.ts'

/** In pixels. */
export const rowHeight = 36

/** `mixed`: some of a branch. */
export type Tick = 'true' | 'false' | 'mixed'

interface OperationLineProps {
  id: string
  index: number
  row: OperationRow
  top: number
  isActive: boolean
  tick: Tick
}

/** A line of the tree, at its place; what of it is pressed, the tree finds out by `data-index` and `data-fold`. */
export function OperationLine({ id, index, row, top, isActive, tick }: OperationLineProps) {
  const t = useTranslations('products.operationPicker')
  const isBranch = row.kind === 'branch'
  return (
    <div
      id={id}
      data-index={index}
      role="treeitem"
      tabIndex={-1}
      aria-level={row.level}
      aria-checked={tick}
      aria-selected={isActive}
      aria-label={isBranch ? t('branch', { path: row.branch.text, count: row.branch.names.length }) : row.id}
      {...(isBranch ? { 'aria-expanded': row.isOpen } : {})}
      className={classNames(
        'absolute inset-x-0 flex cursor-pointer items-center gap-2 pr-4 text-sm outline-none hover:bg-sunken',
        isActive && '[[role=tree]:focus-visible_&]:outline-2 [[role=tree]:focus-visible_&]:-outline-offset-2',
        isActive && '[[role=tree]:focus-visible_&]:outline-solid [[role=tree]:focus-visible_&]:outline-accent-text',
      )}
      style={{ top, height: rowHeight, paddingLeft: (row.level - 1) * 20 + 8 }}
    >
      {isBranch ? (
        <span data-fold className="flex size-6 shrink-0 items-center justify-center rounded-sm hover:bg-line">
          <ChevronRight
            className={classNames('size-4 text-faint transition-transform', row.isOpen && 'rotate-90')}
            aria-hidden
          />
        </span>
      ) : (
        <span className="w-6 shrink-0" />
      )}
      <TickBox tick={tick} />
      {isBranch ? <BranchWords branch={row.branch} /> : <OperationWords operation={row.operation} />}
    </div>
  )
}

function BranchWords({ branch }: { branch: OperationBranch }) {
  return (
    <>
      <span className="min-w-0 truncate font-mono text-[0.8125rem]">{branch.text}</span>
      <span className="ml-auto text-faint text-xs tabular-nums">{branch.names.length}</span>
    </>
  )
}

function OperationWords({ operation }: { operation: ChoosableOperation }) {
  const t = useTranslations('products.operationPicker')
  return (
    <>
      <MethodLabel method={operation.httpMethod} aligned />
      <span className="min-w-0 truncate text-muted">{operation.summary ?? operation.path}</span>
      {operation.isGone && <StatusChip tone="warn">{t('gone')}</StatusChip>}
    </>
  )
}

function TickBox({ tick }: { tick: Tick }) {
  return (
    <span
      className={classNames(
        'flex size-4.5 shrink-0 items-center justify-center rounded-sm border',
        tick === 'false' ? 'border-line-strong bg-surface' : 'border-accent bg-accent text-accent-ink',
      )}
      aria-hidden
    >
      {tick === 'true' && <Check className="size-3.5" strokeWidth={3} />}
      {tick === 'mixed' && <Minus className="size-3.5" strokeWidth={3} />}
    </span>
  )
}
