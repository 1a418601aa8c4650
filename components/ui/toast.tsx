'use client'

import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react'

export interface ToastMessage {
  tone?: 'ok' | 'info' | 'danger'
  message: ReactNode
  /** Undo, or where to look. */
  action?: { label: string; onPress: () => void }
  /** How long it stays, where what it offers ends by itself. */
  seconds?: number
}

const loadRegion = () => import('./toast-region.tsx')
const ToastRegion = lazy(async () => ({ default: (await loadRegion()).ToastRegion }))

let isNeeded = false
const listeners = new Set<() => void>()

/** Says at the bottom right what was done. Errors and what can be undone stay until they are closed. */
export function showToast(toast: ToastMessage): void {
  const { seconds = toast.tone === 'danger' || toast.action ? undefined : 6 } = toast
  isNeeded = true
  for (const listener of listeners) listener()
  void loadRegion().then(({ addToast }) => addToast(toast, seconds))
}

/**
 * Where toasts appear: once, in the root layout. Fetched with the first press or key, since a toast may have to say that
 * nothing can be fetched any more.
 */
export function Toasts() {
  const isShown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => isNeeded,
    () => false,
  )
  useEffect(() => {
    const prepare = () => {
      removeEventListener('pointerdown', prepare)
      removeEventListener('keydown', prepare)
      void loadRegion()
    }
    addEventListener('pointerdown', prepare)
    addEventListener('keydown', prepare)
    return () => {
      removeEventListener('pointerdown', prepare)
      removeEventListener('keydown', prepare)
    }
  }, [])
  return (
    isShown && (
      <Suspense>
        <ToastRegion />
      </Suspense>
    )
  )
}
