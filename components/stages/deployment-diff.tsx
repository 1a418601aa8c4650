import { Minus, Pencil, Plus } from 'lucide-react'
import { MethodLabel } from '#components/ui/method-label.tsx'
import type { DefinitionChange, Difference } from '#server/rest-apis/deployments/compare-definitions.ts'

interface DeploymentDiffProps {
  changes: readonly DefinitionChange[]
}

const outcomes = {
  added: { icon: Plus, ink: 'text-ok', word: 'new' },
  removed: { icon: Minus, ink: 'text-danger', word: 'gone' },
  changed: { icon: Pencil, ink: 'text-info', word: 'changed' },
} as const

const subjects: Record<DefinitionChange['subject'], string> = {
  api: 'API settings',
  method: 'Methods',
  model: 'Models',
  authorizer: 'Authorizers',
  'gateway-response': 'Gateway responses',
}

const shownAtMost = 300
const openUpTo = 8

/** What a deployment changes, by what it concerns; each change opens to its old and new value. */
export function DeploymentDiff({ changes }: DeploymentDiffProps) {
  const shown = changes.slice(0, shownAtMost)
  const groups = (['api', 'method', 'model', 'authorizer', 'gateway-response'] as const)
    .map((subject) => ({ subject, changes: shown.filter((change) => change.subject === subject) }))
    .filter((group) => group.changes.length > 0)
  return (
    <div className="flex flex-col gap-5">
      {groups.map((group) => (
        <details key={group.subject} open={group.subject === 'method' || group.changes.length <= openUpTo}>
          <summary className="mb-1 w-fit rounded font-medium text-[0.8125rem] text-muted hover:text-ink">
            {subjects[group.subject]} <span className="font-normal text-faint">{diffSummary(group.changes)}</span>
          </summary>
          <ul className="divide-y divide-line rounded-lg border border-line">
            {group.changes.map((change) => (
              <li key={change.name}>
                <ChangeRow change={change} />
              </li>
            ))}
          </ul>
        </details>
      ))}
      {changes.length > shownAtMost && (
        <p className="text-[0.8125rem] text-muted">
          and {(changes.length - shownAtMost).toLocaleString('en')} more changes
        </p>
      )}
    </div>
  )
}

/** `5 new · 1 changed · 2 gone`. */
export function diffSummary(changes: readonly DefinitionChange[]): string {
  const counts = (['added', 'changed', 'removed'] as const)
    .map((outcome) => ({ outcome, count: changes.filter((change) => change.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
  return counts.map(({ outcome, count }) => `${count.toLocaleString('en')} ${outcomes[outcome].word}`).join(' · ')
}

function ChangeRow({ change }: { change: DefinitionChange }) {
  const { icon: Icon, ink, word } = outcomes[change.outcome]
  const head = (
    <>
      <Icon className={`size-4 shrink-0 ${ink}`} aria-hidden />
      <span className={`w-16 shrink-0 font-medium text-xs ${ink}`}>{word}</span>
      <ChangeName change={change} />
    </>
  )
  if (change.differences.length === 0) return <div className="flex items-center gap-2 px-3 py-2 text-sm">{head}</div>
  return (
    <details className="group">
      <summary className="flex flex-wrap items-center gap-2 px-3 py-2 text-sm hover:bg-sunken">
        {head}
        <span className="text-faint text-xs">{change.differences.map((one) => one.aspect).join(', ')}</span>
      </summary>
      <div className="flex flex-col gap-3 border-line border-t bg-canvas px-3 py-3">
        {change.differences.map((difference) => (
          <BeforeAfter key={difference.aspect} difference={difference} />
        ))}
      </div>
    </details>
  )
}

function ChangeName({ change }: { change: DefinitionChange }) {
  const [verb = '', ...path] = change.name.split(' ')
  if (change.subject !== 'method') return <span className="min-w-0 wrap-anywhere">{change.name}</span>
  return (
    <span className="flex min-w-0 items-center">
      <MethodLabel method={verb} aligned />
      <code className="text-[0.8125rem] wrap-anywhere">{path.join(' ')}</code>
    </span>
  )
}

function BeforeAfter({ difference }: { difference: Difference }) {
  return (
    <div className="flex flex-col gap-1">
      <span className="font-medium text-xs">{difference.aspect}</span>
      <div className="grid gap-2 md:grid-cols-2">
        <Value label="Now" sign="−" ink="text-danger" value={difference.before} />
        <Value label="After" sign="+" ink="text-ok" value={difference.after} />
      </div>
    </div>
  )
}

function Value({ label, sign, ink, value }: { label: string; sign: string; ink: string; value: unknown }) {
  const text = value === undefined ? 'not set' : typeof value === 'string' ? value : JSON.stringify(value, null, 2)
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
