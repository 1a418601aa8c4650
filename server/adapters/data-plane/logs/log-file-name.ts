import { createHash } from 'node:crypto'
import path from 'node:path'

/** File systems take 255 bytes; the rest is for what stands behind a name. */
const longestName = 180

/** The folder of a log group: nothing that a group is called leads out of its account's folder. */
export function logGroupFolder(folder: string, accountId: string, group: string): string {
  return path.join(folder, safeName(accountId), safeName(group))
}

/** `2026-11-22.log`, then `2026-11-22.2.log` … @param part 1 for the day's first */
export function logFileName(date: string, part: number): string {
  return part === 1 ? `${date}.log` : `${date}.${part}.log`
}

/** The day and part that a file's name says; undefined for other files. */
export function readLogFileName(name: string): { date: string; part: number } | undefined {
  const match = /^(\d{4}-\d\d-\d\d)(?:\.(\d{1,6}))?\.log$/.exec(name)
  return match?.[1] === undefined ? undefined : { date: match[1], part: Number(match[2] ?? 1) }
}

/** Letters, digits, `_` and `-` as they are, every other byte as `%XX`; what is too long ends with its hash instead. */
function safeName(name: string): string {
  const safe = Buffer.from(name)
    .toString('latin1')
    .replace(/[^\w-]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
  if (safe.length <= longestName) return safe === '' ? '%' : safe
  return `${safe.slice(0, longestName - 44)}~${createHash('sha256').update(name).digest('base64url')}`
}
