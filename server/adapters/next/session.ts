import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { runtime } from '#server/runtime.ts'

/** Seconds after which one has to sign in again. */
export const sessionAgeSeconds = 30 * 86_400

/** What a session cookie says: who, and the mark of the password with which it began (see `credential-mark`). */
export interface Session {
  userId: string
  credentialMark: string
}

/** next-auth's key for sessions, derived from `GATEHOUSE_SECRET`: changing that signs everybody out. */
export function sessionSecret(): string {
  return runtime().secrets.deriveKey('session')
}

/** Whether the console is on HTTPS, so that its cookies may not travel otherwise. */
export function hasSecureCookies(): boolean {
  return runtime().settings.publicUrl.startsWith('https:')
}

export function sessionCookieName(): string {
  return `${hasSecureCookies() ? '__Secure-' : ''}gatehouse.session`
}

/** The session of this request as its cookie says it; whether it still counts is for the user row to say. */
export async function readSession(): Promise<Session | undefined> {
  const token = (await cookies()).get(sessionCookieName())?.value
  if (!token) return undefined
  try {
    const claims = await decode({ token, secret: sessionSecret() })
    if (!claims || typeof claims.sub !== 'string' || typeof claims.credentialMark !== 'string') return undefined
    return { userId: claims.sub, credentialMark: claims.credentialMark }
  } catch {
    return undefined
  }
}

/** Signs a user in on this browser, in next-auth's own format. Only inside a server action. */
export async function startSession({ userId, credentialMark }: Session): Promise<void> {
  const token = await encode({
    token: { sub: userId, credentialMark },
    secret: sessionSecret(),
    maxAge: sessionAgeSeconds,
  })
  const store = await cookies()
  store.set(sessionCookieName(), token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: hasSecureCookies(),
    path: '/',
    maxAge: sessionAgeSeconds,
  })
}

/** Signs out on this browser. Only inside a server action. */
export async function endSession(): Promise<void> {
  const store = await cookies()
  store.delete({ name: sessionCookieName(), path: '/', secure: hasSecureCookies() })
}
