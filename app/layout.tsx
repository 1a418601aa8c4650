import './globals.css'
import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientMessages } from '#components/messages/client-messages.tsx'
import { locales } from '#components/messages/read-messages.ts'
import { sharedRooms } from '#components/messages/rooms.ts'
import { AppProviders } from '#components/ui/app-providers.tsx'
import type { Preferences } from '#components/ui/preferences.tsx'
import { saveLocale } from './save-locale.ts'
import { savePreferences } from './save-preferences.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell')
  return { title: { default: 'Gatehouse', template: '%s · Gatehouse' }, description: t('productDescription') }
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const preferences = await readPreferences()
  return (
    <html
      lang={await getLocale()}
      data-theme={preferences.theme}
      data-density={preferences.density}
      className={`${GeistSans.variable} ${GeistMono.variable} font-sans`}
      suppressHydrationWarning
    >
      <body>
        <ClientMessages rooms={sharedRooms}>
          <AppProviders preferences={preferences} savePreferences={savePreferences} languages={{ locales, saveLocale }}>
            {children}
          </AppProviders>
        </ClientMessages>
      </body>
    </html>
  )
}

async function readPreferences(): Promise<Preferences> {
  const store = await cookies()
  const theme = store.get('theme')?.value
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    density: store.get('density')?.value === 'compact' ? 'compact' : 'comfortable',
    letterKeys: store.get('letterKeys')?.value === 'off' ? 'off' : 'on',
  }
}
