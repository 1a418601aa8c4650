import { KeySquare, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { AuditRecord } from '#server/identity/audit/list-audit-records.ts'

/** Who did it: a person, a person by a key, or Gatehouse itself. */
export function AuditActor({ record: { actor, actorName } }: { record: Pick<AuditRecord, 'actor' | 'actorName'> }) {
  const t = useTranslations('audit.table')
  if (actor === 'system') return <span className="text-muted">{t('system')}</span>
  const [kind = '', id = ''] = actor.split(':')
  const Icon = kind === 'access-key' ? KeySquare : UserRound
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <Icon className="size-3.5 shrink-0 text-faint" aria-hidden />
      <span className="flex min-w-0 flex-col">
        {actorName && <span className="wrap-anywhere">{actorName}</span>}
        {(kind === 'access-key' || !actorName) && (
          <code className="text-muted text-xs wrap-anywhere">{id || actor}</code>
        )}
      </span>
    </span>
  )
}
