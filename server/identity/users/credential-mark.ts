import { createHash } from 'node:crypto'

/**
 * A mark of the user's present password, kept in sessions: another password has another mark, so that changing it ends
 * every session that began before. It tells nothing about the password: it is a part of a hash of a salted scrypt hash.
 */
export function credentialMark(passwordHash: string | null): string {
  return createHash('sha256')
    .update(passwordHash ?? '')
    .digest('base64url')
    .slice(0, 16)
}
