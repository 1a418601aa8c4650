import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { searchHref } from '#components/ui/search-href.ts'
import type { DocumentationTree } from '#server/rest-apis/documentation/get-documentation-tree.ts'
import { CoverageBar } from './coverage-bar.tsx'
import { EntityList } from './entity-list.tsx'
import { type EntityFilter, entityOutline } from './entity-outline.ts'
import { locationWords, placeWords } from './location-words.ts'
import { OrphanTexts } from './orphan-texts.tsx'
import { referenceOutline } from './reference-outline.ts'
import { TextDraftsProvider } from './text-drafts.tsx'
import { type TextActions, TextPane } from './text-pane.tsx'
import { textTarget } from './text-target.ts'
import { TypeFilter } from './type-filter.tsx'

interface DocumentationPageProps {
  restApiId: string
  tree: DocumentationTree
  /** Of the address. */
  search: Readonly<Record<string, string | string[] | undefined>>
  filter: EntityFilter
  /** The entity that is open. */
  at: string
  /** The part that is edited at its source. */
  partId: string
  /** Undefined for those who may only look. */
  actions: TextActions | undefined
  /** Of the method that is open. */
  examples?: ReactNode
}

const shownAtMost = 1500

/** What can be documented on the left, one text and its preview on the right. */
export function DocumentationPage({
  restApiId,
  tree,
  search,
  filter,
  at,
  partId,
  actions,
  examples,
}: DocumentationPageProps) {
  const t = useTranslations('documentation')
  const format = useFormatter()
  const path = `/console/apis/${restApiId}/documentation`
  const hrefOf = (changes: Readonly<Record<string, string | null>>) => searchHref(path, search, changes)
  const parts = new Map(tree.parts.map((part) => [part.id, part]))
  const { nodes, matchCount, shownCount } = entityOutline(tree.entities, parts, filter, shownAtMost)
  const isFiltered = Boolean(filter.status || filter.type || filter.text)
  const named = tree.entities.find(({ key }) => key === at)
  const entity = named ?? (parts.has(partId) ? undefined : tree.entities[0])
  const target = textTarget({ entity, partId }, parts)
  const orphans = tree.parts.filter(({ appliesTo }) => appliesTo === 0)
  const location = entity?.location
  const taken = tree.parts
    .filter((part) => part.location.type === location?.type && part.location.name === location.name)
    .map((part) => ({ id: part.id, location: placeWords(part.location, t) }))
  return (
    <TextDraftsProvider>
      <div className="grid min-w-0 items-start gap-5 lg:grid-cols-[17rem_minmax(0,1fr)] 2xl:grid-cols-[20rem_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-4 rounded-lg border border-line bg-surface p-4 lg:sticky lg:top-4">
          <CoverageBar
            coverage={tree.coverage.total}
            status={filter.status}
            hrefOf={(status) => hrefOf({ show: status })}
          />
          <div className="grid grid-cols-2 items-end gap-2">
            <SearchField label={t('documentationPage.filter')} className="sm:max-w-none" />
            <TypeFilter byType={tree.coverage.byType} value={filter.type} />
          </div>
          {nodes.length === 0 ? (
            <EmptyState title={t('documentationPage.nothingMatches')} actions={<ClearFilter href={path} />} />
          ) : (
            <EntityList
              nodes={nodes}
              currentKey={entity?.key}
              filterKey={isFiltered ? `${filter.status} ${filter.type} ${filter.text}` : ''}
            />
          )}
          {matchCount > shownCount && (
            <p className="px-2 text-[0.8125rem] text-muted">
              {t('documentationPage.moreFilterToSeeThem', { value0: format.number(matchCount - shownCount) })}
            </p>
          )}
          <OrphanTexts
            texts={orphans.map(({ id, location }) => ({
              id,
              words: locationWords(location, t),
              href: hrefOf({ part: id, at: null }),
            }))}
            currentId={partId}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          {target && (
            <TextPane
              restApiId={restApiId}
              target={target}
              outline={entity && referenceOutline(tree.entities, parts, entity)}
              actions={actions}
              taken={taken}
              entityHref={hrefOf({ at: entity?.key ?? null, part: null })}
              partHref={hrefOf({ at: entity?.key ?? null, part: '' })}
            />
          )}
          {examples}
        </div>
      </div>
    </TextDraftsProvider>
  )
}

function ClearFilter({ href }: { href: string }) {
  const t = useTranslations('documentation')
  return (
    <a href={href} className="text-link text-sm">
      {t('documentationPage.showEverything')}
    </a>
  )
}
