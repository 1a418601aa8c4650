'use client'

import { Timer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { TryTrial } from './try-key-picker.tsx'

interface TrialOfferProps {
  trial: TryTrial
  productId: string
  onTrial: (expiresAt: Date) => void
  /** While the key is made, nothing can be sent with it yet. */
  isStarting: boolean
  onStarting: (isStarting: boolean) => void
}

/** A working key for some minutes, by one press. */
export function TrialOffer({ trial, productId, onTrial, isStarting, onStarting }: TrialOfferProps) {
  const t = useTranslations('portal.trial')
  const { start: begin } = trial
  const start = async () => {
    if (!begin) return
    onStarting(true)
    const started = await begin(productId)
    onStarting(false)
    if ('refused' in started) showToast({ tone: 'danger', message: started.refused })
    else onTrial(new Date(started.expiresAt))
  }
  return (
    <div className="flex flex-col gap-2">
      <Button
        variant="primary"
        icon={<Timer />}
        onPress={start}
        isPending={isStarting}
        isDisabled={!begin}
        className="w-full"
      >
        {t('start', { minutes: trial.minutes })}
      </Button>
      <p className="text-[0.8125rem] text-muted">{begin ? t('help', { plan: trial.planName }) : t('notInPreview')}</p>
    </div>
  )
}
