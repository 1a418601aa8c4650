'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'

interface IssuerButtonProps {
  /** Of the identity provider, as the operator calls it. */
  name: string
  callbackUrl: string
}

/** Goes to the OpenID Connect provider and comes back to `callbackUrl`. */
export function IssuerButton({ name, callbackUrl }: IssuerButtonProps) {
  const t = useTranslations('auth')
  const [isPending, setIsPending] = useState(false)
  const start = async () => {
    setIsPending(true)
    try {
      const { signIn } = await import('next-auth/react')
      await signIn('oidc', { callbackUrl })
    } catch {
      setIsPending(false)
    }
  }
  return (
    <>
      <div className="flex items-center gap-3 text-faint text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t('or')}
      </div>
      <Button onPress={start} isPending={isPending} className="w-full">
        {name}
      </Button>
    </>
  )
}
