'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { type Preferences, PreferencesProvider } from './preferences.tsx'
import { Toasts } from './toast.tsx'

interface AppProvidersProps {
  preferences: Preferences
  savePreferences: (preferences: Preferences) => Promise<void>
  children: ReactNode
}

/** What interactive parts need around them: the router for links in menus, one locale on server and browser, toasts. */
export function AppProviders({ preferences, savePreferences, children }: AppProvidersProps) {
  const router = useRouter()
  return (
    <I18nProvider locale="en-US">
      <RouterProvider navigate={(href) => router.push(href)}>
        <PreferencesProvider initial={preferences} save={savePreferences}>
          {children}
        </PreferencesProvider>
        <Toasts />
      </RouterProvider>
    </I18nProvider>
  )
}
