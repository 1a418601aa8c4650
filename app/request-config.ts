import Negotiator from 'negotiator'
import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { defaultLocale, locales, readMessages } from '#components/messages/read-messages.ts'
import { localeCookieName } from './locale-cookie.ts'

/**
 * The language of a request: the reader's choice, else what the browser asks for (RFC 9110, 12.5.4), else English. Times
 * are written in UTC on the server and in the reader's zone in the browser.
 */
export default getRequestConfig(async () => {
  const locale = await requestLocale()
  return { locale, messages: readMessages(locale), timeZone: 'UTC' }
})

async function requestLocale(): Promise<string> {
  const chosen = (await cookies()).get(localeCookieName)?.value
  if (chosen && locales.includes(chosen)) return chosen
  const accepted = (await headers()).get('accept-language') ?? undefined
  return new Negotiator({ headers: { 'accept-language': accepted } }).language([...locales]) ?? defaultLocale
}
