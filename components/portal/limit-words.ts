const number = new Intl.NumberFormat('en')
const periods = { DAY: 'day', WEEK: 'week', MONTH: 'month' } as const

/** `10 requests a second, 20 at once`; undefined without a rate. */
export function rateWords(throttle: { rateLimit?: number; burstLimit?: number } | undefined): string | undefined {
  if (throttle?.rateLimit === undefined) return undefined
  const rate = `${number.format(throttle.rateLimit)} ${throttle.rateLimit === 1 ? 'request' : 'requests'} a second`
  return throttle.burstLimit === undefined ? rate : `${rate}, ${number.format(throttle.burstLimit)} at once`
}

/** `10,000 requests a month`; undefined without a quota. */
export function quotaWords(quota: { limit: number; period: 'DAY' | 'WEEK' | 'MONTH' } | undefined): string | undefined {
  return (
    quota && `${number.format(quota.limit)} ${quota.limit === 1 ? 'request' : 'requests'} a ${periods[quota.period]}`
  )
}

/** When a quota begins anew: `resets in 9 days`, `resets in 3 hours`, `resets in a minute`. */
export function resetWords(periodEnd: Date, now: Date): string {
  const minutes = Math.max(1, Math.ceil((periodEnd.getTime() - now.getTime()) / 60_000))
  if (minutes === 1) return 'resets in a minute'
  if (minutes < 120) return `resets in ${minutes} minutes`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `resets in ${hours} hours` : `resets in ${Math.round(hours / 24)} days`
}
