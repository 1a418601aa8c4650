/**
 * A token's claims as `$context.authorizer.claims` has them: all of them text, times as AWS prints them (`Tue Apr 04
 * 18:39:39 UTC 2023`), lists with commas, objects as JSON; what is null is left out.
 */
export function claimTexts(claims: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const texts: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(claims)) {
    if (value === null || value === undefined) continue
    texts[name] = times.has(name) && typeof value === 'number' ? timeText(value) : claimText(value)
  }
  return texts
}

const times = new Set(['exp', 'iat', 'nbf'])

function claimText(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(claimText).join(',')
  return typeof value === 'object' ? JSON.stringify(value) : `${value}`
}

/** @param seconds since 1970. */
function timeText(seconds: number): string {
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return `${seconds}`
  // `Tue, 04 Apr 2023 18:39:39 GMT`
  const [weekday = '', day, month, year, time] = date.toUTCString().split(' ')
  return `${weekday.replace(',', '')} ${month} ${day} ${time} UTC ${year}`
}
