import type { ApiKeyRow } from './api-key.ts'

/** `trial`: a visitor's key of ten minutes, while it works. */
export type ApiKeyState = 'enabled' | 'disabled' | 'expired' | 'revoked' | 'trial'

/** What of a key decides whether it is taken, the strongest reason first. */
export function apiKeyState(
  key: Pick<ApiKeyRow, 'enabled' | 'expiresAt' | 'revokedAt' | 'isTrial'>,
  now: Date,
): ApiKeyState {
  if (key.revokedAt) return 'revoked'
  if (!key.enabled) return 'disabled'
  if (key.expiresAt && key.expiresAt <= now) return 'expired'
  return key.isTrial ? 'trial' : 'enabled'
}
