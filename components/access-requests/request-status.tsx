import { useTranslations } from 'next-intl'
import { StatusChip, type StatusTone } from '#components/ui/status-chip.tsx'
import type { AccessRequest } from '#server/portals/access-requests/access-request.ts'

const tones: Record<AccessRequest['status'], StatusTone> = {
  pending: 'warn',
  question: 'info',
  approved: 'ok',
  denied: 'danger',
  withdrawn: 'neutral',
}

/** What has become of a request, in a word. */
export function RequestStatus({ status }: { status: AccessRequest['status'] }) {
  const t = useTranslations('access-requests.status')
  return <StatusChip tone={tones[status]}>{t(status)}</StatusChip>
}
