import { ExternalLink, Settings, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ListKeys } from '../ui/list-keys.tsx'
import { ProductMark } from '../ui/product-mark.tsx'
import { AccountSwitcher, type SwitchableAccount } from './account-switcher.tsx'
import { consoleNavigation } from './console-navigation.tsx'
import { ConsolePalette } from './console-palette.tsx'
import { consolePlaces } from './console-places.ts'
import { Drawer } from './drawer.tsx'
import { HelpButton } from './help-button.tsx'
import { HelpProvider } from './help-provider.tsx'
import { Navigation } from './navigation.tsx'
import { PaletteButton } from './palette-button.tsx'
import { SkipLink } from './skip-link.tsx'
import { UserMenu } from './user-menu.tsx'

interface ConsoleShellProps {
  user: { name: string; email: string }
  account: SwitchableAccount
  accounts: readonly SwitchableAccount[]
  canCreateAccount: boolean
  /** Access requests that wait for a decision. */
  pendingRequests: number
  switchAccount: (accountId: string) => Promise<void>
  signOut: () => Promise<void>
  children: ReactNode
}

/** Around every page of the console: navigation at the left, in a drawer below 1024 px. */
export function ConsoleShell({ children, ...sidebar }: ConsoleShellProps) {
  const t = useTranslations('shell')
  const { role } = sidebar.account
  return (
    <HelpProvider>
      <ConsolePalette entries={consolePlaces(consoleNavigation(t), role, t)} canWrite={role !== 'viewer'}>
        <SkipLink />
        <ListKeys />
        <div className="lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
          <aside className="sticky top-0 hidden h-dvh border-line border-r bg-canvas lg:block">
            <Sidebar {...sidebar} />
          </aside>
          <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-line border-b bg-canvas/90 px-3 backdrop-blur-sm lg:hidden">
            <Drawer>
              <Sidebar {...sidebar} />
            </Drawer>
            <ProductMark href="/console" />
            <span className="ml-auto">
              <HelpButton />
            </span>
          </header>
          <main id="content" tabIndex={-1} className="mx-auto w-full min-w-0 max-w-7xl px-4 py-6 sm:px-8 sm:py-8">
            {children}
          </main>
        </div>
      </ConsolePalette>
    </HelpProvider>
  )
}

type SidebarProps = Omit<ConsoleShellProps, 'children'>

function Sidebar(props: SidebarProps) {
  const { user, account, accounts, canCreateAccount, pendingRequests, switchAccount, signOut } = props
  const t = useTranslations('shell')
  return (
    <div className="flex h-full flex-col gap-4 px-3 py-4">
      <div className="px-2">
        <ProductMark href="/console" />
      </div>
      <div className="flex flex-col gap-2">
        <AccountSwitcher
          current={account}
          accounts={accounts}
          switchAccount={switchAccount}
          {...(canCreateAccount ? { createHref: '/sign-up/account' } : {})}
        />
        <div className="flex items-center gap-1">
          <PaletteButton />
          <HelpButton />
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Navigation groups={consoleNavigation(t, pendingRequests)} />
      </div>
      <UserMenu
        user={user}
        signOut={signOut}
        isWide
        placement="top start"
        entries={[
          { id: 'profile', label: t('shell.profile'), href: '/console/settings/profile', icon: <UserRound /> },
          { id: 'settings', label: t('shell.accountSettings'), href: '/console/settings', icon: <Settings /> },
          { id: 'portal', label: t('navigation.openPortal'), href: '/', icon: <ExternalLink /> },
        ]}
      />
    </div>
  )
}
