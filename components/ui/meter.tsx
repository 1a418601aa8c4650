'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Meter as AriaMeter } from 'react-aria-components'
import { classNames } from './class-names.ts'

interface MeterProps {
  label: string
  used: number
  /** Without one there is no bar: unlimited. */
  limit?: number | undefined
  /** After the numbers: "requests". */
  unit?: string
  /** When it starts again, in words: "resets in 9 days". */
  reset?: ReactNode
}

/** A limit as a bar: how much is used, of how much, and when it starts again. */
export function Meter({ label, used, limit, unit, reset }: MeterProps) {
  const t = useTranslations('ui.meter')
  const { number } = useFormatter()
  const share = limit === undefined ? 0 : limit === 0 ? 1 : Math.min(used / limit, 1)
  const text = limit === undefined ? number(used) : t('of', { used: number(used), limit: number(limit) })
  const quantity = unit ? `${text} ${unit}` : text
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span className="font-medium">{label}</span>
        <span className="text-muted tabular-nums">
          {limit === undefined ? t('noLimit', { used: quantity }) : quantity}
        </span>
      </div>
      {limit !== undefined && (
        <AriaMeter
          aria-label={label}
          maxValue={Math.max(limit, 1)}
          value={Math.min(used, limit)}
          valueLabel={quantity}
          className="h-2 overflow-hidden rounded-full bg-sunken"
        >
          <div className={classNames('h-full rounded-full', fill(share))} style={{ width: `${share * 100}%` }} />
        </AriaMeter>
      )}
      {(reset || share >= 0.8) && (
        <div className="flex flex-wrap justify-between gap-x-4 text-[0.8125rem] text-muted">
          <span>{reset}</span>
          {share >= 1 ? (
            <span className="font-medium text-danger">{t('usedUp')}</span>
          ) : (
            share >= 0.8 && (
              <span className="font-medium text-warn">{t('percent', { percent: Math.floor(share * 100) })}</span>
            )
          )}
        </div>
      )}
    </div>
  )
}

function fill(share: number): string {
  if (share >= 1) return 'bg-danger'
  return share >= 0.8 ? 'bg-warn' : 'bg-accent'
}
