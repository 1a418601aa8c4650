'use client'

import { RotateCcw } from 'lucide-react'
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
  const [isPending, startTransition] = useTransition()
  const restore = async () => {
    const { status, message } = await restoreAction({ status: 'idle' }, responseForm(restApiId, response))
    if (status === 'error') showToast({ tone: 'danger', message: message ?? 'The response could not be brought back.' })
    else showToast({ message: 'The customised response is back' })
  }
  const reset = () =>
    startTransition(async () => {
      const data = new FormData()
      data.set('restApiId', restApiId)
      data.set('responseType', response.responseType)
      const { status, message } = await resetAction({ status: 'idle' }, data)
      if (status === 'error') showToast({ tone: 'danger', message: message ?? 'Nothing was changed.' })
      else {
        showToast({
          tone: 'info',
          message: `${response.responseType} answers by default again`,
          action: { label: 'Undo', onPress: () => void restore() },
        })
      }
    })
  return (
    <Button size="small" variant="ghost" icon={<RotateCcw />} isPending={isPending} onPress={reset}>
      Reset to default
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
