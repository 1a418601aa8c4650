import { Minus, PenLine, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { PortalChange } from '#server/portals/portals/content/compare-contents.ts'
import { changeWords } from './change-words.ts'

interface ChangeListProps {
  changes: readonly PortalChange[]
  products: readonly { productId: string; name: string }[]
}

/** What publishing would change, line by line. */
export function ChangeList({ changes, products }: ChangeListProps) {
  const t = useTranslations('portals')
  const nameOf = (id: string) => products.find(({ productId }) => productId === id)?.name
  return (
    <ul aria-label={t('publish.changes')} className="flex flex-col divide-y divide-line rounded-lg border border-line">
      {changes.map((change, index) => (
        <li key={`${change.kind} ${change.subject ?? index}`} className="flex items-start gap-2.5 px-3.5 py-2.5">
          <span className="mt-0.5 [&_svg]:size-4">{iconOf(change)}</span>
          <span className="min-w-0 wrap-anywhere">{changeWords(change, t, nameOf)}</span>
        </li>
      ))}
    </ul>
  )
}

function iconOf({ kind }: PortalChange) {
  if (kind.endsWith('-added')) return <Plus className="text-ok" aria-hidden />
  return kind.endsWith('-removed') ? (
    <Minus className="text-danger" aria-hidden />
  ) : (
    <PenLine className="text-info" aria-hidden />
  )
}
