/**
 * When the next month of a subscription begins: the same day of the month, in UTC, or the month's last day where it has
 * no such day.
 */
export function nextBillingDay(since: Date, now: Date): Date {
  const start = Date.UTC(since.getUTCFullYear(), since.getUTCMonth(), since.getUTCDate())
  const monthsSince = (now.getUTCFullYear() - since.getUTCFullYear()) * 12 + now.getUTCMonth() - since.getUTCMonth()
  const first = monthAfter(new Date(start), Math.max(1, monthsSince))
  return first > now ? first : monthAfter(new Date(start), Math.max(1, monthsSince) + 1)
}

function monthAfter(start: Date, months: number): Date {
  const year = start.getUTCFullYear()
  const month = start.getUTCMonth() + months
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(start.getUTCDate(), lastDay)))
}
