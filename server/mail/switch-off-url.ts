import type { Context } from '../context.ts'
import type { NoticeTopic } from './mail-kinds.ts'
import { signToken } from './signed-token.ts'

/** Where a click in a mail ends mails of its topic, without signing in (RFC 8058). It does not expire: mails are kept. */
export function switchOffUrl(
  { settings, secrets }: Pick<Context, 'settings' | 'secrets'>,
  claims: { userId: string; topic: NoticeTopic },
): string {
  return `${settings.publicUrl}/notices/off/${signToken(secrets, 'switch-off-notices', claims, null)}`
}
