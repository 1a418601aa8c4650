'use client'

import { useTranslations } from 'next-intl'
import { TextArea } from '#components/ui/text-area.tsx'

/** What a plan that needs approval is wanted for. */
export function ReasonField() {
  const t = useTranslations('portal.reason')
  return <TextArea name="reason" label={t('label')} help={t('help')} rows={3} optional />
}
