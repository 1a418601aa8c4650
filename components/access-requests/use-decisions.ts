'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { showToast } from '#components/ui/toast.tsx'
import type { DecisionActions } from './decision-actions.ts'

/** For how long the server lets a decision be undone. */
const undoSeconds = 15

/** Approves at once, and says so with the way back. */
export function useDecisions(actions: DecisionActions) {
  const t = useTranslations('access-requests.decisions')
  const [isPending, startTransition] = useTransition()
  const undo = async (ids: string[]) => {
    const { refused } = await actions.undo(ids)
    if (refused) showToast({ tone: 'danger', message: refused })
    else showToast({ tone: 'info', message: t('undone', { count: ids.length }) })
  }
  const offerUndo = (message: string, ids: string[]) =>
    showToast({ message, seconds: undoSeconds, action: { label: t('undo'), onPress: () => void undo(ids) } })
  const approve = (ids: string[], onDone?: () => void) =>
    startTransition(async () => {
      const { approved, failed } = await actions.approve(ids)
      for (const { message } of failed.slice(0, 3)) showToast({ tone: 'danger', message })
      if (approved.length > 0) offerUndo(t('approved', { count: approved.length }), [...approved])
      onDone?.()
    })
  return { approve, offerUndo, isPending }
}
