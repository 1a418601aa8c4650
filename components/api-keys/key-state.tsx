import { StatusChip } from '#components/ui/status-chip.tsx'

/** Whether a key is taken. */
export function KeyState({ enabled }: { enabled: boolean }) {
  return enabled ? <StatusChip tone="ok">enabled</StatusChip> : <StatusChip>disabled</StatusChip>
}
