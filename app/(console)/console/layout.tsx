import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientMessages } from '#components/messages/client-messages.tsx'
import { consoleRooms } from '#components/messages/rooms.ts'
import { ConsoleShell } from '#components/shell/console-shell.tsx'
import { currentAccount, currentUser, requireConsoleContext } from '#server/adapters/next/current-context.ts'
import type { Context } from '#server/context.ts'
import { isAllowed } from '#server/permissions.ts'
import { countAccessRequests } from '#server/portals/access-requests/count-access-requests.ts'
import { signOutAction, switchAccountAction } from '../../(auth)/actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.pages')
  // Other words than the portal's: both have a page “APIs”, and a product has one here and one there.
  return { title: { default: t('console'), template: `%s · ${t('console')} · Gatehouse` }, robots: { index: false } }
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
      pendingRequests={await pendingRequestsOf(context)}
      switchAccount={switchAccountAction}
      signOut={signOutAction}
    >
      <ClientMessages rooms={consoleRooms}>{children}</ClientMessages>
    </ConsoleShell>
  )
}

/** What waits in the inbox, for those who may look into it. */
async function pendingRequestsOf(context: Context): Promise<number> {
  return isAllowed(context.actor, 'access-requests:read') ? (await countAccessRequests(context, {})).pending : 0
}
