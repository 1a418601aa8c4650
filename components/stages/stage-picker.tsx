'use client'

import { GitCompareArrows } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { startTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Menu } from '#components/ui/menu.tsx'

interface StagePickerProps {
  restApiId: string
  stageName: string
  stageNames: readonly string[]
  choose: (restApiId: string, stageName: string) => Promise<void>
}

/** Which stage the draft is compared with. */
export function StagePicker({ restApiId, stageName, stageNames, choose }: StagePickerProps) {
  const t = useTranslations('stages.counter')
  return (
    <Menu
      label={t('against')}
      entries={stageNames.map((name) => ({
        id: name,
        label: name,
        isDisabled: name === stageName,
        onAction: () => startTransition(() => choose(restApiId, name)),
      }))}
      trigger={
        <Button size="small" icon={<GitCompareArrows />} aria-label={`${t('against')}: ${stageName}`}>
          {stageName}
        </Button>
      }
    />
  )
}
