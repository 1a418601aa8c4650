import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type StatusTone = 'neutral' | 'accent' | 'ok' | 'info' | 'warn' | 'danger'

interface StatusChipProps {
  tone?: StatusTone
  children: ReactNode
  className?: string
}

const tones: Record<StatusTone, string> = {
  neutral: 'bg-sunken text-muted',
  accent: 'bg-accent-soft text-accent-text',
  ok: 'bg-ok-soft text-ok',
  info: 'bg-info-soft text-info',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
}

/** A state in a word, with a dot: never colour alone. */
export function StatusChip({ tone = 'neutral', children, className }: StatusChipProps) {
  return (
    <span
      className={classNames(
        'inline-flex h-5.5 w-fit items-center gap-1.5 whitespace-nowrap rounded-full px-2 font-medium text-xs',
        tones[tone],
        className,
      )}
    >
      <span className="size-1.5 shrink-0 rounded-full bg-current" aria-hidden />
      {children}
    </span>
  )
}

/** The tone of an HTTP status: 2xx ok, 3xx info, 4xx warn, 5xx danger. */
export function httpStatusTone(status: number): StatusTone {
  if (status >= 500) return 'danger'
  if (status >= 400) return 'warn'
  if (status >= 300) return 'info'
  return status >= 200 ? 'ok' : 'neutral'
}
