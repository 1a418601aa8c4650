'use client'

import { Timer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { TryTrial } from './try-key-picker.tsx'

interface TrialOfferProps {
  trial: TryTrial
  productId: string
  onTrial: (expiresAt: Date) => void
}

/** A working key for some minutes, by one press. */
export function TrialOffer({ trial, productId, onTrial }: TrialOfferProps) {
  const t = useTranslations('portal.trial')
  const { start: begin } = trial
  const [isPending, setIsPending] = useState(false)
  const start = async () => {
    if (!begin) return
    setIsPending(true)
    const started = await begin(productId)
    setIsPending(false)
    if ('refused' in started) showToast({ tone: 'danger', message: started.refused })
    else onTrial(new Date(started.expiresAt))
  }
  return (
    <div className="flex flex-col gap-2">
      <Button
        variant="primary"
        icon={<Timer />}
        onPress={start}
        isPending={isPending}
        isDisabled={!begin}
        className="w-full"
      >
        {t('start', { minutes: trial.minutes })}
      </Button>
      <p className="text-[0.8125rem] text-muted">{begin ? t('help', { plan: trial.planName }) : t('notInPreview')}</p>
    </div>
  )
}
