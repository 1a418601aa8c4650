import type { Pairs } from './trace-report.ts'
import type { TracedBody } from './traced-body.ts'
import { utf8Prefix } from './traced-body.ts'

/** What one event of an execution log holds (developer guide, "CloudWatch log formats for API Gateway"). */
const eventBytes = 1024

/** An event's text within AWS's size; what was longer says so, behind it, as AWS's does. */
export function logEvent(text: string): string {
  const bytes = Buffer.from(text)
  if (bytes.length <= eventBytes) return text
  return `${Buffer.from(utf8Prefix(bytes, eventBytes)).toString()} [TRUNCATED]`
}

/** `{name=value, name=value}`, as AWS prints maps; the values of a repeated name are together. */
export function mapText(pairs: Pairs): string {
  const values = new Map<string, string>()
  for (const [name, value] of pairs) {
    const before = values.get(name)
    values.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return `{${[...values].map(([name, value]) => `${name}=${value}`).join(', ')}}`
}

/** A body in one event: AWS says of what is no text that it is binary. */
export function bodyText(body: TracedBody | undefined): string {
  if (body?.note === 'binary') return '[Binary Data]'
  return body?.note === 'streamed' ? '[Streamed Data]' : (body?.text ?? '')
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Mon Nov 29 13:31:04 UTC 2021`: the time before each line of a test's log. @param at milliseconds since 1970 */
export function logTime(at: number): string {
  const date = new Date(at)
  const time = date.toISOString().slice(11, 19)
  const day = `${date.getUTCDate()}`.padStart(2, '0')
  return `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${day} ${time} UTC ${date.getUTCFullYear()}`
}
