'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ChoiceSwitch } from './choice-switch.tsx'
import { usePreferences } from './preferences.tsx'

/** Light, dark or as the system. */
export function ThemeSwitch() {
  const t = useTranslations('ui.theme')
  const { preferences, change } = usePreferences()
  return (
    <ChoiceSwitch
      label={t('label')}
      choices={[
        { id: 'system', label: t('system'), icon: <Monitor /> },
        { id: 'light', label: t('light'), icon: <Sun /> },
        { id: 'dark', label: t('dark'), icon: <Moon /> },
      ]}
      value={preferences.theme}
      onChange={(theme) => change({ theme })}
    />
  )
}
