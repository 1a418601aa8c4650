const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A time as `$context.requestTime` writes it, `22/Nov/2026:18:03:00 +0000`. @param at milliseconds since 1970 */
export function commonLogTime(at: number): string {
  const date = new Date(at)
  const day = `${date.getUTCDate()}`.padStart(2, '0')
  return `${day}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}:${date.toISOString().slice(11, 19)} +0000`
}
