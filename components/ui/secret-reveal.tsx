'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CopyButton } from './copy-button.tsx'
import { IconButton } from './icon-button.tsx'

interface SecretRevealProps {
  label: string
  secret: string
  /** Called when it was copied: until then whoever shows it may not let it be dismissed. */
  onCopied?: () => void
  className?: string
}

/** A secret, masked at a fixed width so that its length does not show; Show reveals it, Copy copies it unseen. */
export function SecretReveal({ label, secret, onCopied, className }: SecretRevealProps) {
  const t = useTranslations('ui')
  const [isShown, setIsShown] = useState(false)
  return (
    <div className={className}>
      <div className="mb-1.5 font-medium text-[0.8125rem]">{label}</div>
      <div className="flex items-center gap-1 rounded-lg border border-line bg-sunken py-1 pr-1.5 pl-3">
        <code className="min-w-0 flex-1 text-[0.8125rem] wrap-anywhere">
          {isShown ? secret : <span title={t('hidden')}>{'•'.repeat(24)}</span>}
        </code>
        <IconButton
          label={isShown ? t('hide') : t('show')}
          size="small"
          icon={isShown ? <EyeOff /> : <Eye />}
          onPress={() => setIsShown(!isShown)}
        />
        <CopyButton text={secret} label={t('copyNamed', { name: label })} {...(onCopied ? { onCopied } : {})} />
      </div>
    </div>
  )
}
