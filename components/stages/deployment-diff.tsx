import { Minus, Pencil, Plus, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { MethodLabel } from '#components/ui/method-label.tsx'
import type { ChangeGroup, DeploymentChange } from '#server/rest-apis/deployments/deployment-change.ts'
import type { LeafDifference } from '#server/rest-apis/deployments/leaf-differences.ts'
import { breakingWords, diffSummary, placeWords, valueWords } from './change-words.ts'
import { type DiscardChange, DiscardChangeButton } from './discard-change-button.tsx'

interface DeploymentDiffProps {
  /** In the order of their groups. */
  rows: readonly DeploymentChange[]
  /** Where single changes of the draft can be taken back. */
  discarding?: Discarding | undefined
}

export interface Discarding {
  restApiId: string
  stageName: string
  discard: DiscardChange
}

const outcomes = {
  added: { icon: Plus, ink: 'text-ok' },
  removed: { icon: Minus, ink: 'text-danger' },
  changed: { icon: Pencil, ink: 'text-info' },
} as const

const shownAtMost = 300
const openUpTo = 8

/** What a deployment changes, by what it is about; each change opens to its old and new values. */
export function DeploymentDiff({ rows, discarding }: DeploymentDiffProps) {
  const t = useTranslations('stages')
  const groups = new Map<ChangeGroup, DeploymentChange[]>()
  for (const row of rows.slice(0, shownAtMost)) groups.set(row.group, [...(groups.get(row.group) ?? []), row])
  return (
    <div className="flex flex-col gap-5">
      {[...groups].map(([group, changes]) => (
        <details key={group} open={group === 'routes' || changes.length <= openUpTo}>
          <summary className="mb-1 w-fit rounded font-medium text-[0.8125rem] text-muted hover:text-ink">
            {t(`groups.${group}`)} <span className="font-normal text-faint">{diffSummary(changes, t)}</span>
          </summary>
          <ul className="divide-y divide-line rounded-lg border border-line">
            {changes.map((change) => (
              <li key={`${change.subject} ${change.name}`} className="flex items-start">
                <div className="min-w-0 flex-1">
                  <ChangeRow change={change} />
                </div>
                {discarding && <Discard change={change} {...discarding} />}
              </li>
            ))}
          </ul>
        </details>
      ))}
      {rows.length > shownAtMost && (
        <p className="text-[0.8125rem] text-muted">{t('moreChanges', { count: rows.length - shownAtMost })}</p>
      )}
    </div>
  )
}

function ChangeRow({ change }: { change: DeploymentChange }) {
  const t = useTranslations('stages')
  const { icon: Icon, ink } = outcomes[change.outcome]
  const head = (
    <>
      <Icon className={`size-4 shrink-0 ${ink}`} aria-hidden />
      <span className={`min-w-16 shrink-0 font-medium text-xs ${ink}`}>{t(`outcomes.${change.outcome}`)}</span>
      <ChangeName change={change} />
      <Breaking change={change} />
    </>
  )
  if (change.values.length === 0) {
    return <div className="flex flex-wrap items-center gap-2 px-3 py-2 text-sm">{head}</div>
  }
  return (
    <details className="group" open={change.values.length === 1}>
      <summary className="flex flex-wrap items-center gap-2 px-3 py-2 text-sm hover:bg-sunken">
        {head}
        <span className="text-faint text-xs">{t('valueCount', { count: change.values.length })}</span>
      </summary>
      <ul className="flex flex-col divide-y divide-line border-line border-t bg-canvas px-3">
        {change.values.map((value) => (
          <li key={value.path.join('\n')} className="py-2.5">
            <BeforeAfter difference={value} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Beside the row and not in it: what opens by a press takes no other button. */
function Discard({
  change: { subject, name },
  restApiId,
  stageName,
  discard,
}: Discarding & { change: DeploymentChange }) {
  if (subject !== 'method' && subject !== 'model' && subject !== 'gateway-response') return null
  return <DiscardChangeButton change={{ restApiId, stageName, subject, name }} discard={discard} />
}

/** In words, beside its colour: what callers would notice. */
function Breaking({ change }: { change: DeploymentChange }) {
  const t = useTranslations('stages')
  if (change.breaking.length === 0) return null
  return (
    <span className="flex items-center gap-1 rounded-full bg-warn-soft px-2 py-0.5 font-medium text-warn text-xs">
      <TriangleAlert className="size-3.5 shrink-0" aria-hidden />
      {t('breaks', { reasons: change.breaking.map((reason) => breakingWords(reason, t)).join('; ') })}
    </span>
  )
}

function ChangeName({ change }: { change: DeploymentChange }) {
  const [verb = '', ...path] = change.name.split(' ')
  if (change.subject !== 'method') return <span className="min-w-0 wrap-anywhere">{change.name}</span>
  return (
    <span className="flex min-w-0 items-center max-sm:w-full">
      <MethodLabel method={verb} aligned />
      <code className="text-[0.8125rem] wrap-anywhere">{path.join(' ')}</code>
    </span>
  )
}

function BeforeAfter({ difference }: { difference: LeafDifference }) {
  const t = useTranslations('stages')
  const [before, after] = [difference.before, difference.after].map((value) => valueWords(difference, value, t))
  const place = placeWords(difference.path, t)
  if (before !== undefined && after !== undefined) {
    return (
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-[0.8125rem]">
        <span className="text-muted">{place}:</span>
        <del className="text-danger no-underline wrap-anywhere">{before}</del>
        <span aria-hidden>→</span>
        <ins className="text-ok no-underline wrap-anywhere">{after}</ins>
      </p>
    )
  }
  return (
    <div className="flex flex-col gap-1">
      <span className="font-medium text-xs">{place}</span>
      <div className="grid gap-2 md:grid-cols-2">
        <Value label={t('now')} sign="−" ink="text-danger" value={difference.before} absent={t('values.absent')} />
        <Value label={t('after')} sign="+" ink="text-ok" value={difference.after} absent={t('values.absent')} />
      </div>
    </div>
  )
}

interface ValueProps {
  label: string
  sign: string
  ink: string
  value: unknown
  absent: string
}

function Value({ label, sign, ink, value, absent }: ValueProps) {
  const text = value === undefined ? absent : typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  return (
    <div className="min-w-0">
      <span className={`text-xs ${ink}`}>
        <span aria-hidden>{sign}</span> {label}
      </span>
      <pre
        tabIndex={0}
        className="max-h-60 overflow-auto whitespace-pre-wrap rounded-md bg-sunken p-2 text-xs wrap-anywhere"
      >
        {text}
      </pre>
    </div>
  )
}
