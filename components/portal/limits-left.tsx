'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { rateWords, resetWords } from './limit-words.ts'
import type { KeyLimitsNow } from './use-app-usage.ts'

interface LimitsLeftProps {
  limits: KeyLimitsNow
  /** What else ends. */
  children?: ReactNode
}

/** What is left of a plan's quota, in words. */
export function LimitsLeft({ limits, children }: LimitsLeftProps) {
  const t = useTranslations('portal.limitsLeft')
  const words = useTranslations('limits')
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
      {rate && <>{t('atMost', { rate })} </>}
      {children}
    </p>
  )
}
