/** How long one bar of a chart lasts. */
export type ChartInterval = 'hour' | 'day'

/** The start of a bar in words, UTC as the counters are. `2026-11-22T12:00:00Z` by hour: `12:00`, long `22 Nov, 12:00 UTC`. */
export function timeLabel(at: string, interval: ChartInterval, length: 'short' | 'long', locale: string): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return at
  const day = date.toLocaleDateString(locale === 'en' ? 'en-GB' : locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  if (interval === 'day') return length === 'short' ? day : `${day} (UTC)`
  const hour = `${String(date.getUTCHours()).padStart(2, '0')}:00`
  if (length === 'long') return `${day}, ${hour} UTC`
  return date.getUTCHours() === 0 ? day : hour
}
