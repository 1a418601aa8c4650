'use client'

import { Timer } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'

/** How long the trial key still works, by the second; says so when it is over. */
export function TrialLeft({ endsAt, onOver }: { endsAt: Date; onOver: () => void }) {
  const t = useTranslations('portal.trial')
  const { number } = useFormatter()
  const [seconds, setSeconds] = useState(() => secondsUntil(endsAt))
  const over = useRef(onOver)
  over.current = onOver
  useEffect(() => {
    const timer = setInterval(() => {
      const left = secondsUntil(endsAt)
      setSeconds(left)
      if (left === 0) over.current()
    }, 1000)
    return () => clearInterval(timer)
  }, [endsAt])
  const left = `${number(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <p className="flex items-center gap-2 text-sm">
      <Timer className="size-4 shrink-0 text-muted" aria-hidden />
      <span>
        {t.rich('left', {
          left,
          time: (words) => (
            <span role="timer" className="font-medium tabular-nums" suppressHydrationWarning>
              {words}
            </span>
          ),
        })}
      </span>
    </p>
  )
}

function secondsUntil(endsAt: Date): number {
  return Math.max(0, Math.ceil((endsAt.getTime() - Date.now()) / 1000))
}
