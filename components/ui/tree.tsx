'use client'

import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { Tree as AriaTree, Button, Collection, TreeItem, TreeItemContent } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { UntilReady } from './until-ready.tsx'

export interface TreeNode {
  id: string
  /** What typing finds and screen readers say. */
  text: string
  /** What is shown; `text` without it. */
  label?: ReactNode
  href?: string
  children?: readonly TreeNode[]
}

interface TreeProps {
  label: string
  nodes: readonly TreeNode[]
  /** The node that the page shows. */
  currentId?: string
  /** Open at first; all without it, unless there are more than 200 nodes. */
  expandedIds?: readonly string[]
  onAction?: (id: string) => void
}

/** Hierarchy by keyboard: arrows move, open and close, Enter goes to the node's address. What contains `currentId` opens. */
export function Tree({ label, nodes, currentId, expandedIds, onAction }: TreeProps) {
  const [expanded, setExpanded] = useState<Iterable<string | number>>(() => expandedIds ?? initiallyExpanded(nodes))
  const way = currentId === undefined ? undefined : JSON.stringify(wayTo(nodes, currentId) ?? [])
  useEffect(() => {
    const above: string[] = way === undefined ? [] : JSON.parse(way)
    if (above.length > 0) setExpanded((open) => new Set([...open, ...above]))
  }, [way])
  return (
    <UntilReady>
      <AriaTree
        aria-label={label}
        items={nodes}
        dependencies={[currentId]}
        expandedKeys={expanded}
        onExpandedChange={setExpanded}
        {...(onAction ? { onAction: (key) => onAction(String(key)) } : {})}
        className="flex flex-col gap-px overflow-auto text-sm outline-none"
      >
        {(node) => <Branch node={node} currentId={currentId} />}
      </AriaTree>
    </UntilReady>
  )
}

/** Nothing is selected, or a press would select instead of going to the node's address. */
function Branch({ node, currentId }: { node: TreeNode; currentId: string | undefined }) {
  const t = useTranslations('ui')
  const isCurrent = node.id === currentId
  return (
    <TreeItem
      id={node.id}
      textValue={isCurrent ? t('shown', { name: node.text }) : node.text}
      {...(node.href === undefined ? {} : { href: node.href })}
      className={classNames(
        'group cursor-pointer rounded-md text-muted outline-none hover:bg-sunken hover:text-ink',
        'data-focus-visible:outline-2 data-focus-visible:outline-solid data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent-text',
        isCurrent && 'bg-accent-soft text-ink',
      )}
    >
      <TreeItemContent>
        {({ hasChildItems, isExpanded, level }) => (
          <div className="flex min-h-8 items-center gap-1 pr-2" style={{ paddingLeft: `${(level - 1) * 16 + 4}px` }}>
            {hasChildItems ? (
              <Button slot="chevron" className="flex size-6 shrink-0 items-center justify-center rounded-sm">
                <ChevronRight className={classNames('size-4 transition-transform', isExpanded && 'rotate-90')} />
              </Button>
            ) : (
              <span className="w-6 shrink-0" />
            )}
            <span className="flex min-w-0 flex-1 items-center gap-2 truncate">{node.label ?? node.text}</span>
          </div>
        )}
      </TreeItemContent>
      <Collection items={node.children ?? []} dependencies={[currentId]}>
        {(child) => <Branch node={child} currentId={currentId} />}
      </Collection>
    </TreeItem>
  )
}

function initiallyExpanded(nodes: readonly TreeNode[]): string[] {
  const ids: string[] = []
  const walk = (level: readonly TreeNode[]) => {
    for (const node of level) {
      ids.push(node.id)
      walk(node.children ?? [])
    }
  }
  walk(nodes)
  return ids.length > 200 ? nodes.map((node) => node.id) : ids
}

/** The ids of what contains a node; undefined where there is no such node. */
function wayTo(nodes: readonly TreeNode[], id: string): string[] | undefined {
  for (const node of nodes) {
    if (node.id === id) return []
    const below = wayTo(node.children ?? [], id)
    if (below) return [node.id, ...below]
  }
  return undefined
}
