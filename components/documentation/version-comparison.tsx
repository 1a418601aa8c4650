import { Minus, Pencil, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Translate } from '#components/messages/translate.ts'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type {
  ChangedMember,
  DocumentationComparison,
} from '#server/rest-apis/documentation/compare-documentation-versions.ts'
import type { DocumentationPart } from '#server/rest-apis/documentation/documentation-part.ts'
import { ComparisonPicker } from './comparison-picker.tsx'
import { countWords, locationWords } from './location-words.ts'
import { membersOf } from './part-properties.ts'

interface VersionComparisonProps {
  comparison: DocumentationComparison
  versions: readonly string[]
  from: string
  /** Empty: the draft. */
  to: string
}

const shownAtMost = 300

/** What changed from one version to another, or to the draft: each text by its place, before and after. */
export function VersionComparison({ comparison, versions, from, to }: VersionComparisonProps) {
  const t = useTranslations('documentation')
  const { added, changed, removed, unchangedCount } = comparison
  const changes = [
    ...changed.map((part) => ({ part, outcome: 'changed' as const, members: part.members })),
    ...added.map((part) => ({ part, outcome: 'added' as const, members: membersAs(part, 'after') })),
    ...removed.map((part) => ({ part, outcome: 'removed' as const, members: membersAs(part, 'before') })),
  ]
  const summary = [
    changed.length > 0 && t('versionComparison.changed', { count: changed.length }),
    added.length > 0 && t('versionComparison.new', { count: added.length }),
    removed.length > 0 && t('versionComparison.gone', { count: removed.length }),
    t('versionComparison.same', { count: unchangedCount }),
  ]
  return (
    <Card title={t('versionComparison.compare')} description={summary.filter(Boolean).join(' · ')}>
      <div className="flex flex-col gap-4">
        <ComparisonPicker versions={versions} from={from} to={to} />
        {changes.length === 0 ? (
          <EmptyState title={t('versionComparison.noDifference')}>
            {t('versionComparison.bothHaveTheSame', { value1: countWords(unchangedCount, 'text', t) })}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line rounded-lg border border-line">
            {changes.slice(0, shownAtMost).map(({ part, outcome, members }, index) => (
              <li key={`${outcome} ${part.id}`}>
                <Change part={part} outcome={outcome} members={members} isOpen={index < 3} />
              </li>
            ))}
          </ul>
        )}
        {changes.length > shownAtMost && (
          <p className="text-[0.8125rem] text-muted">
            {t('versionComparison.and', { value1: countWords(changes.length - shownAtMost, 'moreChange', t) })}
          </p>
        )}
      </div>
    </Card>
  )
}

const outcomes = {
  added: { icon: Plus, ink: 'text-ok' },
  removed: { icon: Minus, ink: 'text-danger' },
  changed: { icon: Pencil, ink: 'text-info' },
} as const

interface ChangeProps {
  part: Pick<DocumentationPart, 'location'>
  outcome: keyof typeof outcomes
  members: readonly ChangedMember[]
  isOpen: boolean
}

function Change({ part, outcome, members, isOpen }: ChangeProps) {
  const t = useTranslations('documentation')
  const { icon: Icon, ink } = outcomes[outcome]
  return (
    <details open={isOpen}>
      <summary className="flex flex-wrap items-center gap-2 px-3 py-2 text-sm hover:bg-sunken focus-visible:-outline-offset-2">
        <Icon className={`size-4 shrink-0 ${ink}`} aria-hidden />
        <span className={`w-16 shrink-0 font-medium text-xs ${ink}`}>{t(`outcomes.${outcome}`)}</span>
        <span className="min-w-0 wrap-anywhere">{locationWords(part.location, t)}</span>
      </summary>
      <div className="flex flex-col gap-3 border-line border-t bg-canvas px-3 py-3">
        {members.map((member) => (
          <div key={member.name} className="flex flex-col gap-1">
            <span className="font-mono text-faint text-xs">{member.name}</span>
            <div className={outcome === 'changed' ? 'grid gap-2 md:grid-cols-2' : ''}>
              {outcome !== 'added' && (
                <Side sign="−" word={t('outcomes.before')} ink="text-danger">
                  {member.before}
                </Side>
              )}
              {outcome !== 'removed' && (
                <Side sign="+" word={t('outcomes.after')} ink="text-ok">
                  {member.after}
                </Side>
              )}
            </div>
          </div>
        ))}
        {members.length === 0 && <p className="text-[0.8125rem] text-muted">{t('versionComparison.itSaysNothing')}</p>}
      </div>
    </details>
  )
}

interface SideProps {
  sign: string
  word: string
  ink: string
  children: unknown
}

function Side({ sign, word, ink, children }: SideProps) {
  const t = useTranslations('documentation')
  return (
    <div className="flex min-w-0 gap-2 rounded-md bg-sunken p-2.5 text-[0.8125rem]">
      <span className={`shrink-0 font-mono ${ink}`}>
        <span aria-hidden>{sign}</span>
        <span className="sr-only">{word}</span>
      </span>
      <span className="max-h-60 min-w-0 flex-1 overflow-auto whitespace-pre-wrap wrap-anywhere">
        {words(children, t)}
      </span>
    </div>
  )
}

function words(value: unknown, t: Translate<'documentation'>): ReactNode {
  if (value === undefined) return <span className="text-faint">{t('versionComparison.notThere')}</span>
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)
}

function membersAs(part: DocumentationPart, side: 'before' | 'after'): ChangedMember[] {
  return Object.entries(membersOf(part.properties)).map(([name, value]) => ({ name, [side]: value }))
}
