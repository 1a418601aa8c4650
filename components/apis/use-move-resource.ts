'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { showToast } from '#components/ui/toast.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { MovedResource } from '#server/rest-apis/resources/move-resource.ts'

/** Moves a resource to another path; the toast brings it back. */
export function useMoveResource(restApiId: string, action: FormAction<MovedResource>) {
  const t = useTranslations('apis.move')
  const [isMoving, startTransition] = useTransition()
  const run = async (resourceId: string, path: string) => {
    const data = new FormData()
    data.set('restApiId', restApiId)
    data.set('resourceId', resourceId)
    data.set('path', path)
    const { status, message, fields, result } = await action({ status: 'idle' }, data)
    if (status !== 'error') return result
    showToast({ tone: 'danger', message: fields?.path ?? message ?? t('failed') })
    return undefined
  }
  const undo = (moved: MovedResource) =>
    startTransition(async () => {
      const back = await run(moved.id, moved.previousPath)
      if (back) showToast({ message: t('back', { path: back.path }) })
    })
  /** Says that a resource has moved, with the way back. */
  const tell = (moved: MovedResource) => {
    if (moved.path === moved.previousPath) return
    showToast({
      tone: 'info',
      message: t('moved', { from: moved.previousPath, to: moved.path }),
      action: { label: t('undo'), onPress: () => undo(moved) },
    })
  }
  const move = (resourceId: string, path: string) =>
    startTransition(async () => {
      const moved = await run(resourceId, path)
      if (moved) tell(moved)
    })
  return { move, tell, isMoving }
}
