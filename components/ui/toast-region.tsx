'use client'

import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
} from 'react-aria-components'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import type { ToastMessage } from './toast.tsx'

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 })
const icons = { ok: CircleCheck, info: Info, danger: CircleAlert }
const inks = { ok: 'text-ok', info: 'text-info', danger: 'text-danger' }

/** @param seconds how long it stays; until it is closed without. */
export function addToast(toast: ToastMessage, seconds: number | undefined): void {
  queue.add(toast, seconds === undefined ? {} : { timeout: seconds * 1000 })
}

/** The toasts that there are; see `showToast`. */
export function ToastRegion() {
  const t = useTranslations('ui')
  return (
    <AriaToastRegion
      queue={queue}
      className="fixed right-4 bottom-4 left-4 z-60 flex flex-col-reverse gap-2 outline-none sm:left-auto sm:w-96"
    >
      {({ toast }) => {
        const { tone = 'ok', message, action } = toast.content
        const Icon = icons[tone]
        const close = () => queue.close(toast.key)
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
                  close()
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton label={t('close')} icon={<X />} size="small" onPress={close} />
          </AriaToast>
        )
      }}
    </AriaToastRegion>
  )
}
