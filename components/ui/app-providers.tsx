'use client'

import { useRouter } from 'next/navigation'
import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { type Languages, LanguagesContext, type Preferences, PreferencesProvider } from './preferences.tsx'
import { Toasts } from './toast.tsx'

interface AppProvidersProps {
  preferences: Preferences
  savePreferences: (preferences: Preferences) => Promise<void>
  languages: Languages
  children: ReactNode
}

/** What interactive parts need around them: the router for links in menus, one locale on server and browser, toasts. */
export function AppProviders({ preferences, savePreferences, languages, children }: AppProvidersProps) {
  const router = useRouter()
  const locale = useLocale()
  return (
    <I18nProvider locale={locale === 'en' ? 'en-US' : locale}>
      <RouterProvider navigate={(href) => router.push(href)}>
        <PreferencesProvider initial={preferences} save={savePreferences}>
          <LanguagesContext value={languages}>{children}</LanguagesContext>
        </PreferencesProvider>
        <Toasts />
      </RouterProvider>
    </I18nProvider>
  )
}
