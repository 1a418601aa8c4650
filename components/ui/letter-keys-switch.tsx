'use client'

import { Keyboard, KeyboardOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ChoiceSwitch } from './choice-switch.tsx'
import { usePreferences } from './preferences.tsx'

/** Whether single keys do something. */
export function LetterKeysSwitch() {
  const t = useTranslations('ui.letterKeys')
  const { preferences, change } = usePreferences()
  return (
    <ChoiceSwitch
      label={t('label')}
      choices={[
        { id: 'on', label: t('on'), icon: <Keyboard /> },
        { id: 'off', label: t('off'), icon: <KeyboardOff /> },
      ]}
      value={preferences.letterKeys}
      onChange={(letterKeys) => change({ letterKeys })}
    />
  )
}
