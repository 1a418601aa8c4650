'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { ChoiceSwitch } from './choice-switch.tsx'
import { usePreferences } from './preferences.tsx'

const choices = [
  { id: 'system', label: 'As the system', icon: <Monitor /> },
  { id: 'light', label: 'Light', icon: <Sun /> },
  { id: 'dark', label: 'Dark', icon: <Moon /> },
] as const

/** Light, dark or as the system. */
export function ThemeSwitch() {
  const { preferences, change } = usePreferences()
  return (
    <ChoiceSwitch label="Theme" choices={choices} value={preferences.theme} onChange={(theme) => change({ theme })} />
  )
}
