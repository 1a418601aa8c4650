import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ConsoleShell } from '#components/shell/console-shell.tsx'
import type { PaletteEntry } from '#components/ui/command-palette.tsx'
import { currentAccount, currentUser, requireConsoleContext } from '#server/adapters/next/current-context.ts'
import type { Context } from '#server/context.ts'
import { getRestApis } from '#server/rest-apis/apis/get-rest-apis.ts'
import { signOutAction, switchAccountAction } from '../../(auth)/actions.ts'

export const metadata: Metadata = {
  title: { default: 'Console', template: '%s · Gatehouse' },
  robots: { index: false },
}

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const context = await requireConsoleContext()
  const [user, account] = [await currentUser(), await currentAccount()]
  if (!user || !account) return null
  return (
    <ConsoleShell
      user={{ name: user.name, email: user.email }}
      account={account}
      accounts={user.accounts}
      canCreateAccount={context.settings.accountSignUp === 'open'}
      places={await placesOf(context)}
      switchAccount={switchAccountAction}
      signOut={signOutAction}
    >
      {children}
    </ConsoleShell>
  )
}

/** What the palette finds by name: APIs. */
async function placesOf(context: Context): Promise<PaletteEntry[]> {
  const { items } = await getRestApis(context, { limit: 500 })
  return items.map(({ id, name }) => ({ id, label: name, group: 'APIs', href: `/console/apis/${id}`, hint: id }))
}
