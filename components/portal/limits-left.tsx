'use client'

import { useTranslations } from 'next-intl'
import { rateWords, resetWords } from './limit-words.ts'
import type { TryApp } from './try-key-picker.tsx'
import { useAppUsage } from './use-app-usage.ts'

/** What is left of the plan's quota, in words, kept up to date. */
export function LimitsLeft({ app }: { app: TryApp }) {
  const t = useTranslations('portal.limitsLeft')
  const words = useTranslations('limits')
  const { data } = useAppUsage(app.appId, 'hour')
  const limits = data?.limits.find((plan) => plan.usagePlanId === app.usagePlanId)
  if (!limits) return null
  const { quota } = limits
  const rate = rateWords(words, { rateLimit: limits.rateLimit, burstLimit: limits.burstLimit })
  return (
    <p className="text-[0.8125rem] text-muted">
      {quota && (
        <>
          {t.rich('left', {
            remaining: quota.remaining,
            limit: quota.limit,
            reset: resetWords(words, new Date(quota.periodEnd), new Date()),
            strong: (text) => <strong className="font-medium text-ink tabular-nums">{text}</strong>,
          })}{' '}
        </>
      )}
      {rate && t('atMost', { rate })}
    </p>
  )
}
