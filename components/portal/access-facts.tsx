import { KeyRound, LockOpen, Signature, Ticket } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { AccessKind } from '#server/portals/try/operation-access.ts'

const icons = { 'api-key': KeyRound, token: Ticket, signature: Signature } as const

/** What a caller of a product needs, each with its sign; an open one says so. */
export function AccessFacts({ access }: { access: readonly AccessKind[] }) {
  const t = useTranslations('portal.access')
  const facts = access.map((kind) => ({ kind, Icon: icons[kind], words: t(kind) }))
  return (facts.length > 0 ? facts : [{ kind: 'open', Icon: LockOpen, words: t('open') }]).map(
    ({ kind, Icon, words }) => (
      <span key={kind} className="flex items-center gap-1.5">
        <Icon className="size-3.5 shrink-0" aria-hidden />
        {words}
      </span>
    ),
  )
}
