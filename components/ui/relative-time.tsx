'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { classNames } from './class-names.ts'
import { formatExactTime, formatRelativeTime } from './format-time.ts'

interface RelativeTimeProps {
  /** A date, or one as ISO text. */
  at: Date | string
  className?: string
}

/** "3 minutes ago", kept up to date; the exact time on hover. */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const t = useTranslations('ui')
  const locale = useLocale()
  const date = typeof at === 'string' ? new Date(at) : at
  // Minutes since the epoch: the same on server and browser unless a minute passes between them.
  const minute = useSyncExternalStore(everyMinute, currentMinute, currentMinute)
  const isHydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <time
      dateTime={date.toISOString()}
      title={formatExactTime(date, locale, isHydrated ? undefined : 'UTC')}
      className={classNames('whitespace-nowrap', className)}
      suppressHydrationWarning
    >
      {formatRelativeTime(date, new Date(Math.max(minute * 60_000, Date.now())), locale, t('justNow'))}
    </time>
  )
}

function everyMinute(onChange: () => void): () => void {
  const timer = setInterval(onChange, 30_000)
  return () => clearInterval(timer)
}

function currentMinute(): number {
  return Math.floor(Date.now() / 60_000)
}

function never(): () => void {
  return () => undefined
}
