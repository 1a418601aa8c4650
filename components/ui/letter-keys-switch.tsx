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

/** With its name beside it, where nothing else says what it is for; not on a telephone, which has no such keys. */
export function LabelledLetterKeys() {
  const t = useTranslations('ui.letterKeys')
  return (
    <span className="flex items-center gap-3 text-[0.8125rem] text-muted max-sm:hidden">
      {t('label')}
      <LetterKeysSwitch />
    </span>
  )
}
