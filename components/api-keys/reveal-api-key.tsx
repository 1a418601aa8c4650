'use client'

import { Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { SecretReveal } from '#components/ui/secret-reveal.tsx'
import { showToast } from '#components/ui/toast.tsx'

interface RevealApiKeyProps {
  apiKeyId: string
  reveal: (apiKeyId: string) => Promise<string | undefined>
}

/** The value of a key: fetched only when it is asked for, and masked until it is to be seen. */
export function RevealApiKey({ apiKeyId, reveal }: RevealApiKeyProps) {
  const t = useTranslations('api-keys.revealApiKey')
  const [value, setValue] = useState<string>()
  const [isFetching, setIsFetching] = useState(false)
  if (value !== undefined) return <SecretReveal label={t('label')} secret={value} className="max-w-xl" />
  const fetchValue = async () => {
    setIsFetching(true)
    const found = await reveal(apiKeyId).catch(() => undefined)
    setIsFetching(false)
    if (found === undefined) showToast({ tone: 'danger', message: t('notAllowed') })
    else setValue(found)
  }
  return (
    <Button icon={<Eye />} isPending={isFetching} onPress={fetchValue} className="self-start">
      {t('get')}
    </Button>
  )
}
