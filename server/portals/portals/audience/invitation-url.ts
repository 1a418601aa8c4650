import { z } from 'zod'
import type { Context } from '#server/context.ts'
import { readToken, signToken } from '#server/mail/signed-token.ts'

const claims = z.object({ portalId: z.string(), email: z.string() })
const lifetime = 30 * 86_400_000

/** The link by which who has it enters a portal, once they are signed in; it holds for 30 days. */
export function invitationUrl(
  { settings, secrets, now }: Pick<Context, 'settings' | 'secrets' | 'now'>,
  { portalId, email, slug }: { portalId: string; email: string; slug: string },
): string {
  const token = signToken(secrets, 'enter-portal', { portalId, email }, new Date(now().getTime() + lifetime))
  return `${settings.publicUrl}/portals/${slug}/invitation?token=${token}`
}

/** What an invitation says; undefined for one that has expired or was not written here. */
export function readInvitation({ secrets, now }: Context, token: string): z.output<typeof claims> | undefined {
  return readToken(secrets, 'enter-portal', { token, claims, now: now() })
}
