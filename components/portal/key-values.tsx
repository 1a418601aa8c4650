'use client'

import { Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { SecretReveal } from '#components/ui/secret-reveal.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { RevealKey } from './try-result.ts'

/** The values of a key, fetched when somebody asks to see them. */
export function KeyValues({ appId, revealKey }: { appId: string; revealKey: RevealKey }) {
  const t = useTranslations('portal.appKey')
  const [values, setValues] = useState<{ value: string; previousValue: string | undefined }>()
  const [isPending, setIsPending] = useState(false)
  const reveal = async () => {
    setIsPending(true)
    const revealed = await revealKey(appId)
    setIsPending(false)
    if ('refused' in revealed) showToast({ tone: 'danger', message: revealed.refused })
    else setValues(revealed)
  }
  if (!values) {
    return (
      <div className="flex items-center justify-between gap-3 rounded-lg border border-line bg-sunken py-1.5 pr-1.5 pl-3">
        <span className="font-mono text-[0.8125rem]">
          <span aria-hidden>{'•'.repeat(24)}</span>
          <span className="sr-only">{t('hidden')}</span>
        </span>
        <Button size="small" icon={<Eye />} onPress={reveal} isPending={isPending}>
          {t('reveal')}
        </Button>
      </div>
    )
  }
  return (
    <>
      <SecretReveal label={values.previousValue ? t('newValue') : t('value')} secret={values.value} />
      {values.previousValue && <SecretReveal label={t('oldValue')} secret={values.previousValue} />}
    </>
  )
}
