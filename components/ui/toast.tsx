'use client'

import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import {
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'

export interface ToastMessage {
  tone?: 'ok' | 'info' | 'danger'
  message: ReactNode
  /** Undo, or where to look. */
  action?: { label: string; onPress: () => void }
  /** How long it stays, where what it offers ends by itself. */
  seconds?: number
}

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 })
const icons = { ok: CircleCheck, info: Info, danger: CircleAlert }
const inks = { ok: 'text-ok', info: 'text-info', danger: 'text-danger' }

/** Says at the bottom right what was done. Errors and what can be undone stay until they are closed. */
export function showToast(toast: ToastMessage): void {
  const { seconds = toast.tone === 'danger' || toast.action ? undefined : 6 } = toast
  queue.add(toast, seconds === undefined ? {} : { timeout: seconds * 1000 })
}

/** Where toasts appear: once, in the root layout. */
export function Toasts() {
  const t = useTranslations('ui')
  return (
    <ToastRegion
      queue={queue}
      className="fixed right-4 bottom-4 left-4 z-60 flex flex-col-reverse gap-2 outline-none sm:left-auto sm:w-96"
    >
      {({ toast }) => {
        const { tone = 'ok', message, action } = toast.content
        const Icon = icons[tone]
        return (
          <AriaToast
            toast={toast}
            className="flex animate-appear items-center gap-3 rounded-lg border border-line bg-raised py-2.5 pr-2 pl-4 shadow-popover"
          >
            <Icon className={`size-4 shrink-0 ${inks[tone]}`} aria-hidden />
            <ToastContent className="min-w-0 flex-1 text-sm">
              <Text slot="title">{message}</Text>
            </ToastContent>
            {action && (
              <Button
                size="small"
                onPress={() => {
                  action.onPress()
                  queue.close(toast.key)
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton slot="close" label={t('close')} icon={<X />} size="small" />
          </AriaToast>
        )
      }}
    </ToastRegion>
  )
}
