import { isIPv4, isIPv6 } from 'node:net'
import type { Keyword } from './keyword.ts'

/**
 * `format`, as far as draft 4 names formats (draft-fge-json-schema-validation-00, 7.3); any other is not checked. Each
 * pattern here matches in linear time.
 */
export const formatKeyword: Keyword = (name) => {
  const format = typeof name === 'string' ? formats.get(name) : undefined
  if (format === undefined) return undefined
  const { holds, message } = format
  return (value, run) => {
    if (typeof value !== 'string') return true
    run.spend(value.length / 8)
    return holds(value) || run.fail(() => message(value))
  }
}

interface Format {
  readonly holds: (text: string) => boolean
  readonly message: (text: string) => string
}

const notA = (what: string) => (text: string) => `string "${text}" is not a valid ${what}`

const formats: ReadonlyMap<string, Format> = new Map([
  [
    'date-time',
    {
      holds: isDateTime,
      message: (text: string) =>
        `string "${text}" is invalid against requested date format(s) [yyyy-MM-dd'T'HH:mm:ssZ, yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,12}Z]`,
    },
  ],
  ['email', { holds: isEmail, message: notA('email address') }],
  ['hostname', { holds: isHostname, message: notA('hostname') }],
  ['ipv4', { holds: isIPv4, message: notA('IPv4 address') }],
  ['ipv6', { holds: (text) => isIPv6(text) && !text.includes('%'), message: notA('IPv6 address') }],
  ['uri', { holds: isUri, message: notA('URI') }],
])

/** RFC 3339, 5.6, with days that exist. */
function isDateTime(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)t([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(?:\.\d{1,12})?(?:z|[+-]\d\d:?\d\d)$/i.exec(
    text,
  )
  if (match === null) return false
  const [, year = '', month = '', day = ''] = match
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day)
}

function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  if (at < 1 || at > 64 || text.length > 320) return false
  const isLocal = /^[^\s"(),:;<>@[\\\]]+$/.test(text.slice(0, at)) || /^"[^"\\\r\n]+"$/.test(text.slice(0, at))
  return isLocal && isHostname(text.slice(at + 1))
}

function isHostname(text: string): boolean {
  return (
    text.length <= 253 && text.split('.').every((label) => /^(?!-)[a-z\d-]{1,63}$/i.test(label) && !label.endsWith('-'))
  )
}

/** RFC 3986: a URI or, as AWS's validator takes it, a reference. */
function isUri(text: string): boolean {
  return /^(?:%[\da-f]{2}|[\w\-.~:/?#[\]@!$&'()*+,;=])*$/i.test(text)
}
