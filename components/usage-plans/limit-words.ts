import type { Translate } from '#components/messages/translate.ts'

interface Limits {
  throttle?: { rateLimit?: number; burstLimit?: number } | undefined
  quota?: { limit: number; period: 'DAY' | 'WEEK' | 'MONTH' } | undefined
}

type Texts = Translate<'usage-plans'>
/** How the reader's language writes a number. */
type WriteNumber = (value: number) => string

/** `10 requests a second, 20 at once`; undefined without a rate. */
export function rateWords(t: Texts, number: WriteNumber, throttle: Limits['throttle']): string | undefined {
  if (throttle?.rateLimit === undefined) return undefined
  const { rateLimit, burstLimit } = throttle
  const rate = t('limitWords.rate', { count: rateLimit, number: number(rateLimit) })
  return burstLimit === undefined ? rate : t('limitWords.withBurst', { rate, burst: number(burstLimit) })
}

/** `10,000 requests a month`; undefined without a quota. */
export function quotaWords(t: Texts, number: WriteNumber, quota: Limits['quota']): string | undefined {
  return quota && t(`limitWords.quota.${quota.period}`, { count: quota.limit, number: number(quota.limit) })
}

/** `10 requests a second, 20 at once · 10,000 requests a month`, or that there are no limits. */
export function limitWords(t: Texts, number: WriteNumber, { throttle, quota }: Limits): string {
  const words = [rateWords(t, number, throttle), quotaWords(t, number, quota)].filter(Boolean)
  return words.join(' · ') || t('limitWords.none')
}

/** When a quota begins anew: `resets in 9 days`, `resets in 3 hours`, `resets in a minute`. */
export function resetWords(t: Texts, periodEnd: Date, now: Date): string {
  const minutes = Math.max(1, Math.ceil((periodEnd.getTime() - now.getTime()) / 60_000))
  if (minutes < 120) return t('limitWords.resetMinutes', { count: minutes })
  const hours = Math.round(minutes / 60)
  return hours < 48
    ? t('limitWords.resetHours', { count: hours })
    : t('limitWords.resetDays', { count: Math.round(hours / 24) })
}
