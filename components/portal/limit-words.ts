import type { Translate } from '#components/messages/translate.ts'

/** `10 requests a second, 20 at once`; undefined without a rate. */
export function rateWords(
  t: Translate<'limits'>,
  throttle: { rateLimit?: number | undefined; burstLimit?: number | undefined } | undefined,
): string | undefined {
  const { rateLimit: rate, burstLimit: burst } = throttle ?? {}
  if (rate === undefined) return undefined
  return burst === undefined ? t('rate', { rate }) : t('rateAndBurst', { rate, burst })
}

/** `10,000 requests a month`; undefined without a quota. */
export function quotaWords(
  t: Translate<'limits'>,
  quota: { limit: number; period: 'DAY' | 'WEEK' | 'MONTH' } | undefined,
): string | undefined {
  return quota && t('quota', { limit: quota.limit, period: quota.period })
}

/** When a quota begins anew: `resets in 9 days`, `resets in 3 hours`, `resets in a minute`. */
export function resetWords(t: Translate<'limits'>, periodEnd: Date, now: Date): string {
  const minutes = Math.max(1, Math.ceil((periodEnd.getTime() - now.getTime()) / 60_000))
  if (minutes === 1) return t('resetsInAMinute')
  if (minutes < 120) return t('resetsInMinutes', { minutes })
  const hours = Math.round(minutes / 60)
  return hours < 48 ? t('resetsInHours', { hours }) : t('resetsInDays', { days: Math.round(hours / 24) })
}
