'use client'

import { createContext, type ReactNode, use, useState } from 'react'

/** How the reader wants to see the product. */
export interface Preferences {
  theme: 'system' | 'light' | 'dark'
  density: 'comfortable' | 'compact'
  /** Whether single keys, such as `/` and `j`, do something. */
  letterKeys: 'on' | 'off'
}

interface PreferencesValue {
  preferences: Preferences
  change: (changes: Partial<Preferences>) => void
}

const PreferencesContext = createContext<PreferencesValue | undefined>(undefined)

interface PreferencesProviderProps {
  /** What the server rendered with. */
  initial: Preferences
  /** A server action that keeps them in cookies. */
  save: (preferences: Preferences) => Promise<void>
  children: ReactNode
}

/** Applies a change at once and keeps it for the next page. */
export function PreferencesProvider({ initial, save, children }: PreferencesProviderProps) {
  const [preferences, setPreferences] = useState(initial)
  const change = (changes: Partial<Preferences>) => {
    const next = { ...preferences, ...changes }
    setPreferences(next)
    const { dataset } = document.documentElement
    dataset.theme = next.theme
    dataset.density = next.density
    void save(next)
  }
  return <PreferencesContext value={{ preferences, change }}>{children}</PreferencesContext>
}

export function usePreferences(): PreferencesValue {
  const value = use(PreferencesContext)
  if (!value) throw new Error('usePreferences needs a PreferencesProvider above')
  return value
}

/** The languages that there are, and the server action that keeps the reader's choice. */
export interface Languages {
  locales: readonly string[]
  saveLocale: (locale: string) => Promise<void>
}

/** Given in the root layout. */
export const LanguagesContext = createContext<Languages | undefined>(undefined)

export function useLanguages(): Languages {
  const value = use(LanguagesContext)
  if (!value) throw new Error('useLanguages needs a LanguagesContext above')
  return value
}
