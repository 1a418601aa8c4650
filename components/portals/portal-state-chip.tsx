import { useTranslations } from 'next-intl'
import { StatusChip } from '#components/ui/status-chip.tsx'
import type { PortalState } from '#server/portals/portals/portal.ts'

const tones = { draft: 'neutral', open: 'ok', closed: 'warn' } as const

/** Whether readers can open a portal. */
export function PortalStateChip({ state }: { state: PortalState }) {
  const t = useTranslations('portals.state')
  return <StatusChip tone={tones[state]}>{t(state)}</StatusChip>
}
