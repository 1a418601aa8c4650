import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Room } from './rooms.ts'

interface ClientMessagesProps {
  rooms: readonly Room[]
  children: ReactNode
}

/** Sends the texts of some rooms to the browser: the whole catalogue would weigh more than a page. */
export async function ClientMessages({ rooms, children }: ClientMessagesProps) {
  const messages = await getMessages()
  const some = Object.fromEntries(rooms.map((room) => [room, messages[room]]))
  return <NextIntlClientProvider messages={some}>{children}</NextIntlClientProvider>
}
