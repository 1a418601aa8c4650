import { StatusChip } from '../ui/status-chip.tsx'

const tones = { AVAILABLE: 'ok', PENDING: 'info', DELETING: 'warn', FAILED: 'danger' } as const

/** AWS's word for the state of a link. */
export function VpcLinkStatus({ status }: { status: string }) {
  const tone = Object.entries(tones).find(([word]) => word === status)?.[1] ?? 'neutral'
  return <StatusChip tone={tone}>{status}</StatusChip>
}
