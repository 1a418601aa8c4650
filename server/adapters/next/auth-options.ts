import type { NextAuthOptions } from 'next-auth'
import credentialsProvider from 'next-auth/providers/credentials'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { ServiceError } from '#server/errors.ts'
import { signInWithIdentity } from '#server/identity/users/sign-in-with-identity.ts'
import { verifyPassword } from '#server/identity/users/verify-password.ts'
import { runtime } from '#server/runtime.ts'
import type { Settings } from '#server/settings.ts'
import { currentContext } from './current-context.ts'
import { refusalMessage } from './refusal-message.ts'
import { hasSecureCookies, sessionAgeSeconds, sessionCookieName, sessionSecret } from './session.ts'

/** What our providers know about a user once they have signed in. */
interface AuthenticatedUser {
  id: string
  credentialMark: string
}

/** next-auth's options for this process. It reads its own address from the environment, so that is set here. */
export function authOptions(): NextAuthOptions {
  const { settings } = runtime()
  process.env.NEXTAUTH_URL = settings.publicUrl
  return {
    secret: sessionSecret(),
    session: { strategy: 'jwt', maxAge: sessionAgeSeconds },
    useSecureCookies: hasSecureCookies(),
    cookies: cookieNames(),
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [passwordProvider(), ...(settings.oidc ? [openIdProvider(settings.oidc)] : [])],
    callbacks: {
      signIn: async ({ user, account, profile }) =>
        account?.type !== 'oauth' || (await signInFromIssuer(user, profile)),
      jwt: ({ token, user }) => (user ? { sub: user.id, credentialMark: markOf(user) } : token),
      redirect: ({ url, baseUrl }) => sameOrigin(url, baseUrl),
    },
  }
}

function passwordProvider() {
  return credentialsProvider({
    credentials: { email: { label: 'E-mail', type: 'email' }, password: { label: 'Password', type: 'password' } },
    async authorize(credentials) {
      const { email = '', password = '' } = credentials ?? {}
      try {
        const { userId, credentialMark } = await verifyPassword(await currentContext(), { email, password })
        const user: AuthenticatedUser = { id: userId, credentialMark }
        return user
      } catch (error) {
        // next-auth shows the message of what is thrown here: only an operation's own words may be shown.
        if (error instanceof ServiceError && error.failure === 'TooManyRequestsException')
          throw new Error(await refusalMessage(error))
        if (error instanceof ServiceError) return null
        console.error(error)
        throw new Error('Signing in is not possible just now.')
      }
    },
  })
}

interface IssuerProfile {
  iss?: string
  sub?: string
  email?: string
  /** Some issuers write it as text. */
  email_verified?: boolean | 'true' | 'false'
  name?: string
}

function openIdProvider(oidc: NonNullable<Settings['oidc']>): OAuthConfig<IssuerProfile> {
  return {
    id: 'oidc',
    name: oidc.name,
    type: 'oauth',
    wellKnown: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    clientId: oidc.clientId,
    ...(oidc.clientSecret ? { clientSecret: oidc.clientSecret } : { client: { token_endpoint_auth_method: 'none' } }),
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    profile: (profile) => ({ id: profile.sub ?? '', email: profile.email ?? '', name: profile.name ?? '' }),
  }
}

/** Finds or makes the user of an issuer's profile and notes them in `user`, which next-auth hands on to `jwt`. */
async function signInFromIssuer(user: { id: string }, profile: IssuerProfile | undefined): Promise<true | string> {
  const { iss = '', sub = '', email = '', email_verified: verified, name } = profile ?? {}
  const emailVerified = verified === true || verified === 'true'
  const identity = { issuer: iss, subject: sub, email, emailVerified, name: name || email }
  try {
    const { userId, credentialMark } = await signInWithIdentity(await currentContext(), identity)
    Object.assign(user, { id: userId, credentialMark } satisfies AuthenticatedUser)
    return true
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return `/sign-in?error=${error.failure === 'UnauthorizedException' ? 'EmailNotVerified' : 'IncompleteProfile'}`
  }
}

function markOf(user: { id: string; credentialMark?: unknown }): string {
  return typeof user.credentialMark === 'string' ? user.credentialMark : ''
}

/** Back to a page of ours and nowhere else. */
function sameOrigin(url: string, baseUrl: string): string {
  const target = URL.parse(url, baseUrl)
  return target?.origin === new URL(baseUrl).origin ? target.href : baseUrl
}

/** next-auth's cookies under our prefix, which the gateway on the same host drops (`console-cookies.ts`). */
function cookieNames(): NonNullable<NextAuthOptions['cookies']> {
  const secure = hasSecureCookies()
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure }
  const named = (name: string, prefix = '__Secure-') => `${secure ? prefix : ''}gatehouse.${name}`
  return {
    sessionToken: { name: sessionCookieName(), options },
    callbackUrl: { name: named('callback-url'), options },
    csrfToken: { name: named('csrf', '__Host-'), options },
    pkceCodeVerifier: { name: named('pkce'), options: { ...options, maxAge: 900 } },
    state: { name: named('state'), options: { ...options, maxAge: 900 } },
    nonce: { name: named('nonce'), options },
  }
}
