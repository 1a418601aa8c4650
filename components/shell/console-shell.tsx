import { ExternalLink, Settings, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { CommandPalette, type PaletteEntry } from '../ui/command-palette.tsx'
import { ProductMark } from '../ui/product-mark.tsx'
import { AccountSwitcher, type SwitchableAccount } from './account-switcher.tsx'
import { consoleNavigation } from './console-navigation.tsx'
import { Drawer } from './drawer.tsx'
import { Navigation } from './navigation.tsx'
import { PaletteButton } from './palette-button.tsx'
import { SkipLink } from './skip-link.tsx'
import { UserMenu } from './user-menu.tsx'

interface ConsoleShellProps {
  user: { name: string; email: string }
  account: SwitchableAccount
  accounts: readonly SwitchableAccount[]
  canCreateAccount: boolean
  /** Where Ctrl/⌘ K leads beside the pages of the navigation. */
  places: readonly PaletteEntry[]
  switchAccount: (accountId: string) => Promise<void>
  signOut: () => Promise<void>
  children: ReactNode
}

/** Around every page of the console: navigation at the left, in a drawer below 1024 px. */
export function ConsoleShell({ places, children, ...sidebar }: ConsoleShellProps) {
  return (
    <CommandPalette entries={[...pagesOfNavigation(), ...places]}>
      <SkipLink />
      <div className="lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
        <aside className="sticky top-0 hidden h-dvh border-line border-r bg-canvas lg:block">
          <Sidebar {...sidebar} />
        </aside>
        <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-line border-b bg-canvas/90 px-3 backdrop-blur-sm lg:hidden">
          <Drawer label="Navigation">
            <Sidebar {...sidebar} />
          </Drawer>
          <ProductMark href="/console" />
        </header>
        <main id="content" tabIndex={-1} className="mx-auto w-full min-w-0 max-w-7xl px-4 py-6 sm:px-8 sm:py-8">
          {children}
        </main>
      </div>
    </CommandPalette>
  )
}

type SidebarProps = Omit<ConsoleShellProps, 'places' | 'children'>

function Sidebar({ user, account, accounts, canCreateAccount, switchAccount, signOut }: SidebarProps) {
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
        <PaletteButton />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Navigation groups={consoleNavigation} />
      </div>
      <UserMenu
        user={user}
        signOut={signOut}
        isWide
        placement="top start"
        entries={[
          { id: 'profile', label: 'Profile', href: '/console/settings/profile', icon: <UserRound /> },
          { id: 'settings', label: 'Account settings', href: '/console/settings', icon: <Settings /> },
          { id: 'portal', label: 'Open the portal', href: '/', icon: <ExternalLink /> },
        ]}
      />
    </div>
  )
}

function pagesOfNavigation(): PaletteEntry[] {
  return consoleNavigation.flatMap(({ items }) =>
    items.map(({ href, label }) => ({ id: href, label, group: 'Pages', href })),
  )
}
