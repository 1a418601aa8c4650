import { cookies, headers } from 'next/headers'
import { newId } from '#server/new-id.ts'
import { hasSecureCookies } from './session.ts'

/** A visitor's way to the first call. Says nothing else about them. */
const visitorName = 'gatehouse.visitor'
/** Whose a trial key is: without it the key could not be used again. */
const trialName = 'gatehouse.trial'

const visitorSeconds = 30 * 86_400
const trialSeconds = 3600
const idPattern = /^[a-z0-9]{40}$/

/** Whether the reader's browser asks not to be followed: Global Privacy Control, or its predecessor Do Not Track. */
export async function asksNotToBeRecorded(): Promise<boolean> {
  const given = await headers()
  return given.get('sec-gpc') === '1' || given.get('dnt') === '1'
}

/** The random id of the visitor; undefined for who has none, or does not want to be recorded. */
export async function readVisitorId(): Promise<string | undefined> {
  return (await asksNotToBeRecorded()) ? undefined : await readId(visitorName)
}

/** The same, begun where there is none. Only inside a route handler or a server action. */
export async function beginVisitorId(): Promise<string | undefined> {
  if (await asksNotToBeRecorded()) return undefined
  return (await readId(visitorName)) ?? (await begin(visitorName, visitorSeconds))
}

/** The random id under which the visitor's trial keys are kept. */
export async function readTrialId(): Promise<string | undefined> {
  return await readId(trialName)
}

/** The same, begun where there is none. Only inside a route handler or a server action. */
export async function beginTrialId(): Promise<string> {
  return (await readId(trialName)) ?? (await begin(trialName, trialSeconds))
}

async function readId(name: string): Promise<string | undefined> {
  const value = (await cookies()).get(cookieName(name))?.value
  return value && idPattern.test(value) ? value : undefined
}

async function begin(name: string, maxAge: number): Promise<string> {
  const id = newId(40)
  const store = await cookies()
  store.set(cookieName(name), id, { httpOnly: true, sameSite: 'lax', secure: hasSecureCookies(), path: '/', maxAge })
  return id
}

function cookieName(name: string): string {
  return `${hasSecureCookies() ? '__Secure-' : ''}${name}`
}
