import { useTranslations } from 'next-intl'
import { StatusChip, type StatusTone } from '#components/ui/status-chip.tsx'
import type { ApiKeyState } from '#server/access/api-keys/api-key-state.ts'

const tones: Record<ApiKeyState, StatusTone> = {
  enabled: 'ok',
  disabled: 'neutral',
  expired: 'warn',
  revoked: 'danger',
  trial: 'info',
}

/** Whether a key is taken, and if not, why. */
export function KeyState({ state }: { state: ApiKeyState }) {
  const t = useTranslations('api-keys.keyState')
  return <StatusChip tone={tones[state]}>{t(state)}</StatusChip>
}
