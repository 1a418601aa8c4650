import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { Children, type ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type NoticeTone = 'info' | 'ok' | 'warn' | 'danger'

interface NoticeProps {
  tone?: NoticeTone
  title?: ReactNode
  children?: ReactNode
  /** A button or link at the end. */
  action?: ReactNode
  className?: string
}

const tones = {
  info: { icon: Info, style: 'border-info/25 bg-info-soft', ink: 'text-info' },
  ok: { icon: CircleCheck, style: 'border-ok/25 bg-ok-soft', ink: 'text-ok' },
  warn: { icon: TriangleAlert, style: 'border-warn/25 bg-warn-soft', ink: 'text-warn' },
  danger: { icon: CircleAlert, style: 'border-danger/25 bg-danger-soft', ink: 'text-danger' },
}

/** A banner that stays: what is so, why, and what to do. */
export function Notice({ tone = 'info', title, children, action, className }: NoticeProps) {
  const { icon: Icon, style, ink } = tones[tone]
  return (
    <div className={classNames('flex items-start gap-3 rounded-lg border px-4 py-3 text-sm', style, className)}>
      <Icon className={classNames('mt-0.5 size-4 shrink-0', ink)} aria-hidden />
      <div className="flex min-w-0 flex-1 flex-wrap gap-x-3 gap-y-2">
        <div className="flex min-w-0 flex-[1_1_12rem] flex-col gap-1">
          {title && <div className="font-medium text-ink wrap-anywhere">{title}</div>}
          {Children.toArray(children).length > 0 && <div className="text-muted wrap-anywhere">{children}</div>}
        </div>
        {action && <div className="shrink-0">{action}</div>}
      </div>
    </div>
  )
}
