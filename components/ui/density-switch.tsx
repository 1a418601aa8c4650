'use client'

import { Rows3, Rows4 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ChoiceSwitch } from './choice-switch.tsx'
import { usePreferences } from './preferences.tsx'

/** How close rows and controls stand. */
export function DensitySwitch() {
  const t = useTranslations('ui.density')
  const { preferences, change } = usePreferences()
  return (
    <ChoiceSwitch
      label={t('label')}
      choices={[
        { id: 'comfortable', label: t('comfortable'), icon: <Rows3 /> },
        { id: 'compact', label: t('compact'), icon: <Rows4 /> },
      ]}
      value={preferences.density}
      onChange={(density) => change({ density })}
    />
  )
}
