import { useTranslations } from 'next-intl'
import type { RulePreview } from './rule-actions.ts'

const shownAtMost = 6

interface RulePreviewListProps {
  /** Undefined until there is something to look for. */
  preview: RulePreview | undefined
  decision: 'approve' | 'deny'
}

/** Which open requests a rule would decide; its place is kept while nothing is known. */
export function RulePreviewList({ preview, decision }: RulePreviewListProps) {
  const t = useTranslations('access-requests.rules')
  const items = preview?.items ?? []
  const deciding = items.filter(({ awaitsProof }) => !awaitsProof)
  const count = deciding.length
  const words =
    preview === undefined || preview.refused !== undefined
      ? t('previewNothing')
      : decision === 'approve'
        ? t('previewApproves', { count })
        : t('previewDenies', { count })
  return (
    <div aria-live="polite" className="flex min-h-16 flex-col gap-2 rounded-lg bg-sunken px-4 py-3 text-sm">
      <p className="font-medium">{words}</p>
      {items.length > 0 && (
        <ul className="flex flex-col gap-1 text-[0.8125rem] text-muted">
          {items.slice(0, shownAtMost).map((item) => (
            <li key={item.accessRequestId} className="wrap-anywhere">
              {item.person.email} · {item.product}: {item.plan}
              {item.awaitsProof && ` · ${t('awaitsProof')}`}
            </li>
          ))}
          {items.length > shownAtMost && <li>{t('andMore', { count: items.length - shownAtMost })}</li>}
        </ul>
      )}
    </div>
  )
}
