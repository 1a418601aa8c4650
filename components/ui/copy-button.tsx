'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from './button.tsx'
import type { ButtonSize, ButtonVariant } from './button-style.ts'
import { copyText } from './copy-text.ts'
import { IconButton } from './icon-button.tsx'
import { showToast } from './toast.tsx'

interface CopyButtonProps {
  text: string
  /** Accessible name and tooltip. */
  label?: string
  /** With words beside the icon. */
  children?: string
  /** Instead of two sheets. */
  icon?: ReactNode
  variant?: ButtonVariant
  size?: Exclude<ButtonSize, 'large'>
  onCopied?: () => void
  className?: string
}

export function CopyButton({
  text,
  label,
  children,
  icon = <Copy />,
  onCopied,
  size = 'small',
  ...look
}: CopyButtonProps) {
  const t = useTranslations('ui')
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    if (await copyText(text)) {
      setIsCopied(true)
      onCopied?.()
    } else {
      showToast({ tone: 'danger', message: t('copyRefused') })
    }
  }
  const sign = isCopied ? <Check className="text-ok" /> : icon
  if (children === undefined) {
    return (
      <IconButton
        {...look}
        size={size}
        label={isCopied ? t('copied') : (label ?? t('copy'))}
        icon={sign}
        onPress={copy}
      />
    )
  }
  return (
    <Button {...look} size={size} icon={sign} onPress={copy}>
      {isCopied ? t('copied') : children}
    </Button>
  )
}
