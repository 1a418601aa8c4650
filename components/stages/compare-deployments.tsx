'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'

interface CompareDeploymentsProps {
  /** Address of the stage. */
  here: string
  deployments: readonly { id: string; description?: string | undefined }[]
}

/** Any two deployments of an API: what changed from one to the other. */
export function CompareDeployments({ here, deployments }: CompareDeploymentsProps) {
  const t = useTranslations('stages.history')
  const router = useRouter()
  const [from, setFrom] = useState(deployments[1]?.id ?? '')
  const [to, setTo] = useState(deployments[0]?.id ?? '')
  const options = deployments.map(({ id, description }) => ({
    value: id,
    label: id,
    ...(description ? { help: description } : {}),
  }))
  const search = new URLSearchParams({ from, compare: to })
  return (
    <fieldset className="flex flex-wrap items-end gap-3 border-line border-t pt-4">
      <legend className="sr-only">{t('anyTwo')}</legend>
      <Select label={t('from')} options={options} value={from} onChange={setFrom} className="sm:w-40" />
      <Select label={t('to')} options={options} value={to} onChange={setTo} className="sm:w-40" />
      <Button isDisabled={from === to} onPress={() => router.push(`${here}?${search}`, { scroll: false })}>
        {t('anyTwo')}
      </Button>
    </fieldset>
  )
}
