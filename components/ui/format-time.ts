const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** "3 minutes ago", "in 2 days"; below a minute what `justNow` says. */
export function formatRelativeTime(date: Date, now: Date, locale: string, justNow: string): string {
  const seconds = (date.getTime() - now.getTime()) / 1000
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return relativeFormat(locale).format(Math.trunc(seconds / size), unit)
  }
  return justNow
}

/** "22 Nov 2026, 12:00:00 UTC", in the given zone or the reader's own. */
export function formatExactTime(date: Date, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'long',
    ...(timeZone ? { timeZone } : {}),
  }).format(date)
}

const formats = new Map<string, Intl.RelativeTimeFormat>()

/** A page with many times makes one. */
function relativeFormat(locale: string): Intl.RelativeTimeFormat {
  const made = formats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  formats.set(locale, made)
  return made
}
