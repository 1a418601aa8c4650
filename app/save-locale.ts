'use server'

import { cookies } from 'next/headers'
import { locales } from '#components/messages/read-messages.ts'
import { localeCookieName } from './locale-cookie.ts'

/** Keeps the reader's language for a year; what is no language of ours is ignored. */
export async function saveLocale(locale: string): Promise<void> {
  if (!locales.includes(locale)) return
  const store = await cookies()
  store.set(localeCookieName, locale, { path: '/', maxAge: 31_536_000, sameSite: 'lax', httpOnly: true })
}
