'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { Dialog } from './dialog.tsx'
import { Notice } from './notice.tsx'
import { SecretReveal } from './secret-reveal.tsx'

interface SecretDialogProps {
  title: string
  /** Name of the secret: "Secret access key". */
  label: string
  /** Open while there is one. */
  secret: string | undefined
  onDismiss: () => void
  /** Shown above the secret: its id, for example. */
  details?: ReactNode
  /** Shown below: how to use it. */
  children?: ReactNode
}

/** A secret that is shown once: it cannot be dismissed until it was copied or said to be kept. */
export function SecretDialog({ title, label, secret, onDismiss, details, children }: SecretDialogProps) {
  const t = useTranslations('ui')
  const [isKept, setIsKept] = useState(false)
  if (secret === undefined) return null
  return (
    <Dialog title={title} isOpen isDismissable={false}>
      <Notice tone="warn" title={t('secret.once')}>
        {t('secret.advice')}
      </Notice>
      {details}
      <SecretReveal label={label} secret={secret} onCopied={() => setIsKept(true)} />
      {children}
      <div className="flex flex-wrap items-center justify-between gap-4">
        <Checkbox isSelected={isKept} onChange={setIsKept}>
          {t('secret.kept')}
        </Checkbox>
        <Button
          variant="primary"
          isDisabled={!isKept}
          onPress={() => {
            setIsKept(false)
            onDismiss()
          }}
        >
          {t('done')}
        </Button>
      </div>
    </Dialog>
  )
}
