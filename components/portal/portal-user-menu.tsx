'use client'

import { Blocks, CircleUserRound, LayoutDashboard, LogOut, Search, UserRoundCog } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { startTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Menu } from '#components/ui/menu.tsx'

interface PortalUserMenuProps {
  user: { name: string; email: string; isMember: boolean }
  signOut: () => Promise<void>
}

/** Who is signed in, and where they can go. */
export function PortalUserMenu({ user, signOut }: PortalUserMenuProps) {
  const t = useTranslations('portal.header')
  return (
    <Menu
      label={t('account')}
      header={
        <div className="text-sm">
          <div className="truncate font-medium">{user.name}</div>
          <div className="truncate text-muted text-xs">{user.email}</div>
        </div>
      }
      trigger={
        <Button
          variant="ghost"
          size="small"
          aria-label={t('accountOf', { name: user.name })}
          icon={<CircleUserRound />}
        >
          <span className="max-w-32 truncate max-sm:sr-only">{user.name}</span>
        </Button>
      }
      entries={[
        { id: 'catalogue', label: t('findApi'), href: '/', icon: <Search /> },
        { id: 'apps', label: t('yourApps'), href: '/apps', icon: <Blocks /> },
        { id: 'account', label: t('settings'), href: '/account', icon: <UserRoundCog /> },
        ...(user.isMember ? [{ id: 'console', label: t('console'), href: '/console', icon: <LayoutDashboard /> }] : []),
        {
          id: 'sign-out',
          label: t('signOut'),
          icon: <LogOut />,
          separated: true,
          onAction: () => startTransition(() => signOut()),
        },
      ]}
    />
  )
}
