'use client'

import { Sparkles } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { SubmitButton } from '#components/ui/submit-button.tsx'

/**
 * Has the focus when it comes, unless something else has: Enter alone walks the journey. On a telephone the page stays at
 * its beginning.
 */
export function SampleButton({ isFocused }: { isFocused: boolean }) {
  const t = useTranslations('publish.start')
  return (
    <SubmitButton icon={<Sparkles />} className="self-start" {...(isFocused ? { ref: focusInPlace } : {})}>
      {t('startSample')}
    </SubmitButton>
  )
}

function focusInPlace(button: HTMLButtonElement | null): void {
  button?.focus({ preventScroll: true })
}
