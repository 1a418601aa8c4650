'use client'

import { ChevronRight, GripVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import {
  Tree as AriaTree,
  Button,
  Collection,
  type Key,
  ListLayout,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
  Virtualizer,
} from 'react-aria-components'
import { classNames } from '#components/ui/class-names.ts'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { UntilReady } from '#components/ui/until-ready.tsx'
import { mayMoveTo, nodeIndex, type ResourceNode } from './resource-nodes.ts'

interface MovableTreeProps {
  nodes: readonly ResourceNode[]
  currentId: string | undefined
  /** Without it nothing can be dragged. */
  onMove: ((moved: ResourceNode, target: ResourceNode) => void) | undefined
}

const rowHeight = 32
/** From here on only the rows that are seen are drawn. */
const drawnAtOnce = 200
const dragType = 'application/x-gatehouse-resource'

/**
 * Resources and methods by keyboard (arrows, Home, End, letters, Enter) and by pointer. A resource is dragged onto its new
 * parent; by keyboard: → to its handle, Enter, then choose with the arrows, Enter.
 */
export function MovableTree({ nodes, currentId, onMove }: MovableTreeProps) {
  const t = useTranslations('apis.resources')
  const index = useMemo(() => nodeIndex(nodes), [nodes])
  const isLarge = index.size > drawnAtOnce
  const [expanded, setExpanded] = useExpanded(nodes, index, isLarge, currentId)
  const dragAndDropHooks = useMoving(index, onMove)
  const canMove = onMove !== undefined
  const tree = (
    <AriaTree
      aria-label={t('title')}
      items={nodes}
      dependencies={[currentId, expanded, canMove]}
      expandedKeys={expanded}
      onExpandedChange={(keys) => setExpanded(new Set(keys))}
      dragAndDropHooks={dragAndDropHooks}
      className={classNames('text-sm outline-none', isLarge ? 'h-full overflow-auto' : 'flex flex-col')}
    >
      {(node) => <Branch node={node} currentId={currentId} expanded={expanded} canMove={canMove} />}
    </AriaTree>
  )
  if (!isLarge) return <UntilReady>{tree}</UntilReady>
  return (
    <div className="h-[60dvh] min-h-64">
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight }}>
        {tree}
      </Virtualizer>
    </div>
  )
}

type Index = ReturnType<typeof nodeIndex>

/** What is open: at first all of a small tree; always what contains the page's node. */
function useExpanded(nodes: readonly ResourceNode[], index: Index, isLarge: boolean, currentId: string | undefined) {
  const [expanded, setExpanded] = useState<ReadonlySet<Key>>(
    () => new Set(isLarge ? nodes.slice(0, 1).map(({ id }) => id) : index.keys()),
  )
  const above = currentId === undefined ? undefined : index.get(currentId)?.above.join(' ')
  useEffect(() => {
    if (above) setExpanded((open) => new Set([...open, ...above.split(' ')]))
  }, [above])
  return [expanded, setExpanded] as const
}

function useMoving(index: Index, onMove: MovableTreeProps['onMove']) {
  const dragged = useRef<ResourceNode>(undefined)
  const nodeAt = (key: Key) => index.get(String(key))?.node
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: onMove === undefined,
    getItems: (keys) =>
      [...keys].flatMap((key) => {
        const node = nodeAt(key)
        if (!node || node.verb !== undefined || node.path === '/') return []
        return [{ [dragType]: node.id, 'text/plain': node.path }]
      }),
    acceptedDragTypes: [dragType],
    onDragStart: ({ keys }) => {
      const [key] = keys
      dragged.current = key === undefined ? undefined : nodeAt(key)
    },
    onDragEnd: () => {
      dragged.current = undefined
    },
    shouldAcceptItemDrop: ({ key }) => mayMoveTo(dragged.current, nodeAt(key)),
    onItemDrop: ({ target }) => {
      const [moved, parent] = [dragged.current, nodeAt(target.key)]
      if (moved && parent && mayMoveTo(moved, parent)) onMove?.(moved, parent)
    },
  })
  return dragAndDropHooks
}

interface BranchProps {
  node: ResourceNode
  currentId: string | undefined
  expanded: ReadonlySet<Key>
  canMove: boolean
}

const noNodes: readonly ResourceNode[] = []

/** Nothing is selected, or a press would select instead of going to the node's address. Closed branches are not built. */
function Branch({ node, currentId, expanded, canMove }: BranchProps) {
  const t = useTranslations('apis.resources')
  const isCurrent = node.id === currentId
  return (
    <TreeItem
      id={node.id}
      textValue={isCurrent ? t('shown', { name: node.text }) : node.text}
      href={node.href}
      hasChildItems={node.children.length > 0}
      className={classNames(
        'group cursor-pointer rounded-md text-muted outline-none hover:bg-sunken hover:text-ink',
        'data-focus-visible:outline-2 data-focus-visible:outline-solid data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent-text',
        'data-drop-target:bg-accent-soft data-drop-target:text-ink data-drop-target:outline-2 data-drop-target:outline-solid data-drop-target:outline-accent-text',
        'data-drop-target:-outline-offset-2 data-dragging:opacity-50',
        isCurrent && 'bg-accent-soft text-ink',
      )}
    >
      <TreeItemContent>
        {({ hasChildItems, isExpanded, level }) => (
          <Row level={level} isMovable={canMove && node.verb === undefined && node.path !== '/'}>
            {hasChildItems ? (
              <Button slot="chevron" className="flex size-6 shrink-0 items-center justify-center rounded-sm">
                <ChevronRight className={classNames('size-4 transition-transform', isExpanded && 'rotate-90')} />
              </Button>
            ) : (
              <span className="w-6 shrink-0" />
            )}
            <span className="flex min-w-0 flex-1 items-center gap-2 truncate">
              {node.verb === undefined ? (
                <code className="truncate text-[0.8125rem]">{node.text}</code>
              ) : (
                <MethodLabel method={node.verb} />
              )}
            </span>
          </Row>
        )}
      </TreeItemContent>
      <Collection items={expanded.has(node.id) ? node.children : noNodes} dependencies={[currentId, expanded, canMove]}>
        {(child) => <Branch node={child} currentId={currentId} expanded={expanded} canMove={canMove} />}
      </Collection>
    </TreeItem>
  )
}

function Row({ level, isMovable, children }: { level: number; isMovable: boolean; children: ReactNode }) {
  return (
    <div className="flex h-8 items-center gap-1 pr-1" style={{ paddingLeft: `${(level - 1) * 16 + 4}px` }}>
      {children}
      {isMovable && (
        <Button
          slot="drag"
          className="flex size-6 shrink-0 items-center justify-center rounded-sm text-faint opacity-0 hover:text-ink group-hover:opacity-100 data-focus-visible:opacity-100"
        >
          <GripVertical className="size-3.5" aria-hidden />
        </Button>
      )}
    </div>
  )
}
