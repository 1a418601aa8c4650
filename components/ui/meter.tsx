'use client'

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

const number = new Intl.NumberFormat('en')

/** A limit as a bar: how much is used, of how much, and when it starts again. */
export function Meter({ label, used, limit, unit, reset }: MeterProps) {
  const share = limit === undefined ? 0 : limit === 0 ? 1 : Math.min(used / limit, 1)
  const text = limit === undefined ? number.format(used) : `${number.format(used)} of ${number.format(limit)}`
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span className="font-medium">{label}</span>
        <span className="text-muted tabular-nums">
          {text}
          {unit && ` ${unit}`}
          {limit === undefined && ' (no limit)'}
        </span>
      </div>
      {limit !== undefined && (
        <AriaMeter
          aria-label={label}
          maxValue={Math.max(limit, 1)}
          value={Math.min(used, limit)}
          valueLabel={unit ? `${text} ${unit}` : text}
          className="h-2 overflow-hidden rounded-full bg-sunken"
        >
          <div className={classNames('h-full rounded-full', fill(share))} style={{ width: `${share * 100}%` }} />
        </AriaMeter>
      )}
      {(reset || share >= 0.8) && (
        <div className="flex flex-wrap justify-between gap-x-4 text-[0.8125rem] text-muted">
          <span>{reset}</span>
          {share >= 1 ? (
            <span className="font-medium text-danger">Used up</span>
          ) : (
            share >= 0.8 && <span className="font-medium text-warn">{Math.floor(share * 100)} % used</span>
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
