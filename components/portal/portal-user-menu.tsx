'use client'

import { Blocks, CircleUserRound, LayoutDashboard, LogOut, Search } from 'lucide-react'
import { startTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Menu } from '#components/ui/menu.tsx'

interface PortalUserMenuProps {
  user: { name: string; email: string; isMember: boolean }
  signOut: () => Promise<void>
}

/** Who is signed in, and where they can go. */
export function PortalUserMenu({ user, signOut }: PortalUserMenuProps) {
  return (
    <Menu
      label="Your account"
      header={
        <div className="text-sm">
          <div className="truncate font-medium">{user.name}</div>
          <div className="truncate text-muted text-xs">{user.email}</div>
        </div>
      }
      trigger={
        <Button variant="ghost" size="small" aria-label={`Your account: ${user.name}`} icon={<CircleUserRound />}>
          <span className="max-w-32 truncate max-sm:sr-only">{user.name}</span>
        </Button>
      }
      entries={[
        { id: 'catalogue', label: 'Find an API', href: '/', icon: <Search /> },
        { id: 'apps', label: 'Your apps', href: '/apps', icon: <Blocks /> },
        ...(user.isMember ? [{ id: 'console', label: 'Console', href: '/console', icon: <LayoutDashboard /> }] : []),
        {
          id: 'sign-out',
          label: 'Sign out',
          icon: <LogOut />,
          separated: true,
          onAction: () => startTransition(() => signOut()),
        },
      ]}
    />
  )
}
