'use client'

import { Rows3, Rows4 } from 'lucide-react'
import { ChoiceSwitch } from './choice-switch.tsx'
import { usePreferences } from './preferences.tsx'

const choices = [
  { id: 'comfortable', label: 'Comfortable', icon: <Rows3 /> },
  { id: 'compact', label: 'Compact', icon: <Rows4 /> },
] as const

/** How close rows and controls stand. */
export function DensitySwitch() {
  const { preferences, change } = usePreferences()
  return (
    <ChoiceSwitch
      label="Density"
      choices={choices}
      value={preferences.density}
      onChange={(density) => change({ density })}
    />
  )
}
