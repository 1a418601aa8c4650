'use client'

import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { GatewayResponse } from '#server/rest-apis/gateway-responses/gateway-response.ts'

interface ResetResponseProps {
  restApiId: string
  response: GatewayResponse
  resetAction: FormAction
  restoreAction: FormAction
}

/** Gives the default back at once; the toast brings the customised one back. */
export function ResetResponse({ restApiId, response, resetAction, restoreAction }: ResetResponseProps) {
  const t = useTranslations('gateway-responses')
  const [isPending, startTransition] = useTransition()
  const restore = async () => {
    const { status, message } = await restoreAction({ status: 'idle' }, responseForm(restApiId, response))
    if (status === 'error') showToast({ tone: 'danger', message: message ?? t('resetResponse.theResponseCouldNotBe') })
    else showToast({ message: t('resetResponse.theCustomisedResponseIsBack') })
  }
  const reset = () =>
    startTransition(async () => {
      const data = new FormData()
      data.set('restApiId', restApiId)
      data.set('responseType', response.responseType)
      const { status, message } = await resetAction({ status: 'idle' }, data)
      if (status === 'error') showToast({ tone: 'danger', message: message ?? t('resetResponse.nothingWasChanged') })
      else {
        showToast({
          tone: 'info',
          message: t('resetResponse.answersByDefaultAgain', { responseType: response.responseType }),
          action: { label: t('resetResponse.undo'), onPress: () => void restore() },
        })
      }
    })
  return (
    <Button size="small" variant="ghost" icon={<RotateCcw />} isPending={isPending} onPress={reset}>
      {t('resetResponse.resetToDefault')}
    </Button>
  )
}

/** A response as the form that saves it sends it. */
function responseForm(restApiId: string, response: GatewayResponse): FormData {
  const data = new FormData()
  data.set('restApiId', restApiId)
  data.set('responseType', response.responseType)
  if (response.statusCode !== undefined) data.set('statusCode', response.statusCode)
  for (const field of ['responseParameters', 'responseTemplates'] as const) {
    for (const [name, value] of Object.entries(response[field])) {
      data.append(`${field}.name`, name)
      data.append(`${field}.value`, value)
    }
  }
  return data
}
