import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type english from './texts/en.json'

/** The name of a mail's text. */
export type MailKind = Exclude<keyof typeof english, 'footer'>

/** What a text's arguments stand for; a paragraph with one that is undefined is left out. */
export type MailValue =
  | string
  | number
  | Date
  /** What somebody else wrote: each line marked as theirs. */
  | { readonly quote: string }
  | { readonly amountCents: number; readonly currency: string }
  | undefined

export type MailValues = Readonly<Record<string, MailValue>>

export interface MailText {
  readonly subject: string
  readonly body: string
}

interface Template {
  readonly subject: string
  readonly body: readonly string[]
}

const folder = path.join(process.cwd(), 'server/mail/texts')
const known = new Map<string, Readonly<Record<string, Template>>>()

/** The languages that mails are written in; English first. A new one is a new file. */
export const mailLocales: readonly string[] = readdirSync(folder)
  .map((name) => path.basename(name, '.json'))
  .sort((one, other) => Number(other === 'en') - Number(one === 'en') || one.localeCompare(other))

/** Writes a mail in a language; in English where there is no such. Numbers and dates are the language's, times UTC. */
export function mailText(kind: MailKind | 'footer', wanted: string | null | undefined, values: MailValues): MailText {
  const locale = wanted && mailLocales.includes(wanted) ? wanted : 'en'
  const template = textsIn(locale)[kind] ?? textsIn('en')[kind]
  if (!template) throw new Error(`There is no mail ${kind}`)
  const body = template.body
    .filter((paragraph) => argumentsIn(paragraph).every((name) => values[name] !== undefined))
    .map((paragraph) => filled(paragraph, locale, values))
  return { subject: oneLine(filled(template.subject, locale, values)), body: body.join('\n\n') }
}

/** The texts of one language, as its file has them. */
export function textsIn(locale: string): Readonly<Record<string, Template>> {
  const before = known.get(locale)
  if (before) return before
  const texts: Readonly<Record<string, Template>> = JSON.parse(
    readFileSync(path.join(folder, `${locale}.json`), 'utf8'),
  )
  known.set(locale, texts)
  return texts
}

/** The names in braces. */
export function argumentsIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}

function filled(text: string, locale: string, values: MailValues): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => words(values[name], locale))
}

function words(value: MailValue, locale: string): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return oneLine(value)
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value)
  if (value instanceof Date) {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(value)
  }
  if ('quote' in value)
    return value.quote
      .split(/\r\n|\r|\n/)
      .map((line) => `> ${oneLine(line)}`)
      .join('\n')
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: value.currency })
  return money.format(value.amountCents / 10 ** (money.resolvedOptions().maximumFractionDigits ?? 2))
}

/** Without what would begin another line or header, or turn what follows around (Unicode's direction marks). */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, 4000)
}
