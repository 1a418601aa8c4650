import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Context, Role } from '#server/context.ts'
import { getSignedInUser, type SignedInUser } from '#server/identity/users/get-signed-in-user.ts'
import { newId } from '#server/new-id.ts'
import { runtime } from '#server/runtime.ts'
import { requestFacts } from './request-facts.ts'
import { readSession } from './session.ts'

/** Which of several accounts the console shows. */
export const accountCookieName = 'gatehouse.account'

interface Current {
  context: Context
  user: SignedInUser | undefined
  account: { id: string; name: string; role: Role } | undefined
}

/** Who asks: the signed-in user in the chosen account, or a visitor. The same object for a whole request. */
export async function currentContext(): Promise<Context> {
  return lens().context ?? (await current()).context
}

/**
 * For a preview: from here on the pages of this request see what another reader would. Only for contexts that may do less
 * than who asks; `currentUser` stays who they are.
 */
export function seeAs(context: Context): void {
  lens().context = context
}

/** Whether this request is a preview through somebody else's eyes, which must change nothing. */
export function isPreview(): boolean {
  return lens().context !== undefined
}

const lens = cache((): { context?: Context } => ({}))

/** The signed-in user with the accounts that they are a member of. */
export async function currentUser(): Promise<SignedInUser | undefined> {
  return (await current()).user
}

/** The account in which the console acts. */
export async function currentAccount(): Promise<{ id: string; name: string; role: Role } | undefined> {
  return (await current()).account
}

/** The context of a console page: whoever is not signed in is sent to do so, whoever has no account to make one. */
export async function requireConsoleContext(): Promise<Context> {
  const { context, account } = await current()
  if (context.actor.kind === 'visitor') await goToSignIn()
  if (!account) redirect('/sign-up/account')
  return context
}

/** The context of a page for any signed-in user, member of an account or not. */
export async function requireSignedInContext(): Promise<Context> {
  const context = await currentContext()
  if (context.actor.kind === 'visitor') await goToSignIn()
  return context
}

async function goToSignIn(): Promise<never> {
  const { path } = await requestFacts()
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`)
}

const current = cache(async (): Promise<Current> => {
  const { requestId, sourceIp } = await requestFacts()
  const { settings, database, secrets } = runtime()
  const visitor: Context = {
    db: database.db,
    actor: { kind: 'visitor' },
    accountId: '',
    settings,
    secrets,
    now: () => new Date(),
    newId,
    requestId,
    sourceIp,
  }
  const session = await readSession()
  const user = session && (await getSignedInUser(visitor, session))
  if (!user) return { context: visitor, user: undefined, account: undefined }
  const wanted = (await cookies()).get(accountCookieName)?.value
  const account = user.accounts.find(({ id }) => id === wanted) ?? user.accounts[0]
  const actor: Context['actor'] = { kind: 'user', userId: user.id, ...(account ? { role: account.role } : {}) }
  return { context: { ...visitor, actor, accountId: account?.id ?? '' }, user, account }
})
