'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { searchHref } from '#components/ui/search-href.ts'
import { Tree, type TreeNode } from '#components/ui/tree.tsx'
import { useLetterKeys } from '#components/ui/use-letter-keys.ts'
import { type OutlineNode, outlineOrder } from './entity-outline.ts'
import { EntityStatus } from './entity-status.tsx'
import { typeWords } from './location-words.ts'
import { newTextId, useTextDrafts } from './text-drafts.tsx'

interface EntityListProps {
  nodes: readonly OutlineNode[]
  currentKey: string | undefined
  /** Of the filter: another one opens the tree anew. */
  filterKey: string
}

/** What can be documented, with what it has. Arrows walk the tree; `j` and `k` go to the next and the one before. */
export function EntityList({ nodes, currentKey, filterKey }: EntityListProps) {
  const t = useTranslations('documentation')
  const pathname = usePathname()
  const search = useSearchParams()
  const { drafts } = useTextDrafts()
  const hrefOf = (key: string) => searchHref(pathname, search, { at: key, part: null })
  useNextByKeyboard(outlineOrder(nodes), currentKey, hrefOf)
  const treeNode = (node: OutlineNode): TreeNode => {
    const isUnsaved = drafts.has(newTextId(node.key)) || drafts.has(node.ownPartId ?? '')
    return {
      id: node.key,
      text: `${node.label}, ${typeWords(node.type, t)}, ${t(`statusWords.${node.status}`)}${isUnsaved ? `, ${t('entityList.notSaved')}` : ''}`,
      label: <EntityLabel node={node} isUnsaved={isUnsaved} />,
      href: hrefOf(node.key),
      children: node.children.map(treeNode),
    }
  }
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const row = currentKey && box.current?.querySelector(`[data-key="${CSS.escape(currentKey)}"]`)
    if (row && box.current) keepInView(box.current, row)
  }, [currentKey])
  return (
    <div ref={box} className="-mx-2 max-h-[40dvh] overflow-auto lg:max-h-[calc(100dvh-22rem)]">
      <Tree
        key={filterKey}
        label={t('entityList.whatCanBeDocumented')}
        nodes={nodes.map(treeNode)}
        expandedIds={initiallyOpen(nodes, currentKey, filterKey !== '')}
        {...(currentKey === undefined ? {} : { currentId: currentKey })}
      />
    </div>
  )
}

/** Scrolls the list alone, and only as far as needed: the page stays where it is. */
function keepInView(box: Element, row: Element): void {
  const outer = box.getBoundingClientRect()
  const inner = row.getBoundingClientRect()
  if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - outer.height / 3
}

/** Paths differ at their ends. */
const cutAtStart = 'text-left [direction:rtl]'

function EntityLabel({ node, isUnsaved }: { node: OutlineNode; isUnsaved: boolean }) {
  const t = useTranslations('documentation')
  const isPath = node.type === 'RESOURCE'
  return (
    <>
      <span
        title={node.label}
        className={classNames('min-w-0 flex-1 truncate', !node.matches && 'opacity-60', isPath && cutAtStart)}
      >
        <bdi>
          <EntityName type={node.type} label={node.label} />
        </bdi>
      </span>
      {isUnsaved && <span className="shrink-0 text-warn text-xs">{t('entityList.notSaved')}</span>}
      {node.matches && <EntityStatus status={node.status} />}
    </>
  )
}

/** An entity as it is called: a verb in its colour, paths and names in monospace. */
export function EntityName({ type, label }: { type: string; label: string }) {
  const t = useTranslations('documentation.kinds')
  if (type === 'METHOD') return <MethodLabel method={label} />
  if (type === 'API') return <span className="font-medium">{label}</span>
  if (type === 'REQUEST_BODY' || type === 'RESPONSE_BODY') return <span className="text-[0.8125rem]">{label}</span>
  return (
    <>
      <code className="text-[0.8125rem]">{label}</code>
      {type !== 'RESOURCE' && <span className="ml-2 text-faint text-xs">{isKind(type) ? t(type) : ''}</span>}
    </>
  )
}

const kinds = [
  'AUTHORIZER',
  'MODEL',
  'PATH_PARAMETER',
  'QUERY_PARAMETER',
  'REQUEST_HEADER',
  'RESPONSE',
  'RESPONSE_HEADER',
] as const

function isKind(type: string): type is (typeof kinds)[number] {
  return kinds.some((kind) => kind === type)
}

const openUpTo = 150

/** A filtered or short list is open; in a long one only the way to the current entity is. */
function initiallyOpen(nodes: readonly OutlineNode[], currentKey: string | undefined, isFiltered: boolean): string[] {
  const inner = (some: readonly OutlineNode[]): OutlineNode[] =>
    some.flatMap((node) => (node.children.length > 0 ? [node, ...inner(node.children)] : []))
  const all = inner(nodes)
  if (isFiltered || outlineOrder(nodes).length <= openUpTo) return all.map(({ key }) => key)
  const contains = (node: OutlineNode): boolean =>
    node.children.some((child) => child.key === currentKey || contains(child))
  return all.filter(contains).map(({ key }) => key)
}

function useNextByKeyboard(order: readonly string[], currentKey: string | undefined, hrefOf: (key: string) => string) {
  const router = useRouter()
  const go = (step: 1 | -1) => () => {
    const at = currentKey === undefined ? -1 : order.indexOf(currentKey)
    const next = at === -1 ? order[0] : order[at + step]
    if (next !== undefined) router.push(hrefOf(next), { scroll: false })
  }
  useLetterKeys({ j: go(1), k: go(-1), e: focusText })
}

function focusText(): void {
  const pane = document.getElementById('documentation-text')
  const field = pane?.querySelector<HTMLElement>('textarea') ?? pane?.querySelector<HTMLElement>('button')
  field?.focus()
}
