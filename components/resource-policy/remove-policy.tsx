'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface RemovePolicyProps {
  restApiId: string
  saved: string
  removeAction: FormAction
  restoreAction: FormAction
  onRemoved: () => void
  onRestored: () => void
}

/** Takes the policy away at once; the toast brings it back. */
export function RemovePolicy(props: RemovePolicyProps) {
  const { restApiId, saved, removeAction, restoreAction, onRemoved, onRestored } = props
  const t = useTranslations('resource-policy.remove')
  const [isPending, startTransition] = useTransition()
  const restore = async () => {
    const data = new FormData()
    data.set('restApiId', restApiId)
    data.set('policy', saved)
    const { status, message } = await restoreAction({ status: 'idle' }, data)
    if (status === 'error') return showToast({ tone: 'danger', message: message ?? t('notRestored') })
    onRestored()
    showToast({ message: t('restored') })
  }
  const remove = () =>
    startTransition(async () => {
      const data = new FormData()
      data.set('restApiId', restApiId)
      const { status, message } = await removeAction({ status: 'idle' }, data)
      if (status === 'error') return showToast({ tone: 'danger', message: message ?? t('failed') })
      onRemoved()
      showToast({ tone: 'info', message: t('done'), action: { label: t('undo'), onPress: () => void restore() } })
    })
  return (
    <Button variant="danger-ghost" icon={<Trash2 />} isPending={isPending} onPress={remove} className="sm:ml-auto">
      {t('button')}
    </Button>
  )
}
