const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The last second that was asked for: most requests of a busy gateway share theirs with the one before. */
let lastSecond = -1
let lastText = ''

/** A time as `$context.requestTime` writes it, `22/Nov/2026:18:03:00 +0000`. @param at milliseconds since 1970 */
export function commonLogTime(at: number): string {
  const second = Math.floor(at / 1000)
  if (second !== lastSecond) {
    lastText = written(new Date(at))
    lastSecond = second
  }
  return lastText
}

function written(date: Date): string {
  const day = `${date.getUTCDate()}`.padStart(2, '0')
  return `${day}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}:${date.toISOString().slice(11, 19)} +0000`
}
