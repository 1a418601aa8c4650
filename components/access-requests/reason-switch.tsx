'use client'

import { useTranslations } from 'next-intl'
import { useOptimistic, useTransition } from 'react'
import { Switch } from '#components/ui/switch.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface ReasonSwitchProps {
  isRequired: boolean
  isDisabled: boolean
  action: FormAction
}

/** Whether consumers must say what they want a plan for. */
export function ReasonSwitch({ isRequired, isDisabled, action }: ReasonSwitchProps) {
  const t = useTranslations('access-requests.rules')
  const [shown, setShown] = useOptimistic(isRequired)
  const [, startTransition] = useTransition()
  const change = (isOn: boolean) =>
    startTransition(async () => {
      setShown(isOn)
      const data = new FormData()
      data.set('isRequired', String(isOn))
      const { status, message } = await action({ status: 'idle' }, data)
      showToast({ tone: status === 'error' ? 'danger' : 'ok', message: message ?? '' })
    })
  return (
    <Switch
      info="accessRequests.reason"
      isSelected={shown}
      onChange={change}
      isDisabled={isDisabled}
      help={t('reasonHelp')}
    >
      {t('reasonRequired')}
    </Switch>
  )
}
