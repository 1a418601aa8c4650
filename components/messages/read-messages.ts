import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { AbstractIntlMessages } from 'next-intl'

/** English: what other languages fall back to, text by text. */
export const defaultLocale = 'en'

/** One folder for each language, one file in it for each room. */
const folder = path.join(process.cwd(), 'components/messages')

/** The languages that there are (BCP 47), English first: a new one is a new folder. */
export const locales: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => /^[a-z]{2,3}(-[A-Za-z\d]+)*$/.test(name))
  .sort((one, other) => Number(other === defaultLocale) - Number(one === defaultLocale) || one.localeCompare(other))

const known = new Map<string, AbstractIntlMessages>()

/** All texts of a language, by room; what it lacks is English. Kept, but read anew each time in development. */
export function readMessages(locale: string): AbstractIntlMessages {
  const before = known.get(locale)
  if (before && process.env.NODE_ENV === 'production') return before
  const own = readOwnMessages(locale)
  const messages = locale === defaultLocale ? own : filled(own, readMessages(defaultLocale))
  known.set(locale, messages)
  return messages
}

/** The texts that a language has itself; none where there is no such language. */
export function readOwnMessages(locale: string): AbstractIntlMessages {
  if (!locales.includes(locale)) return {}
  const files = readdirSync(path.join(folder, locale)).filter((name) => name.endsWith('.json'))
  return Object.fromEntries(
    files.map((name) => [
      path.basename(name, '.json'),
      JSON.parse(readFileSync(path.join(folder, locale, name), 'utf8')),
    ]),
  )
}

function filled(own: AbstractIntlMessages, fallback: AbstractIntlMessages): AbstractIntlMessages {
  return Object.fromEntries(
    Object.entries(fallback).map(([key, english]) => {
      const text = own[key]
      if (typeof english === 'string') return [key, typeof text === 'string' ? text : english]
      return [key, filled(typeof text === 'object' ? text : {}, english)]
    }),
  )
}
