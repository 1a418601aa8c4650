'use client'

import { rateWords, resetWords } from './limit-words.ts'
import type { TryApp } from './try-key-picker.tsx'
import { useAppUsage } from './use-app-usage.ts'

const number = new Intl.NumberFormat('en')

/** What is left of the plan's quota, in words, kept up to date. */
export function LimitsLeft({ app }: { app: TryApp }) {
  const { data } = useAppUsage(app.appId, 'hour')
  const limits = data?.limits.find((plan) => plan.usagePlanId === app.usagePlanId)
  if (!limits) return null
  const { quota } = limits
  const rate = rateWords({ rateLimit: limits.rateLimit, burstLimit: limits.burstLimit })
  return (
    <p className="text-[0.8125rem] text-muted">
      {quota && (
        <>
          <strong className="font-medium text-ink tabular-nums">{number.format(quota.remaining)}</strong> of{' '}
          {number.format(quota.limit)} requests left; {resetWords(new Date(quota.periodEnd), new Date())}.{' '}
        </>
      )}
      {rate && `At most ${rate}.`}
    </p>
  )
}
