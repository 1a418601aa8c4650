'use client'

import { LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, startTransition } from 'react'
import { DensitySwitch } from '../ui/density-switch.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { LetterKeysSwitch } from '../ui/letter-keys-switch.tsx'
import { Menu, type MenuEntry } from '../ui/menu.tsx'
import { PressButton } from '../ui/press-button.tsx'
import { ThemeSwitch } from '../ui/theme-switch.tsx'

interface UserMenuProps {
  user: { name: string; email: string }
  signOut: () => Promise<void>
  /** Above "Sign out": profile, the other side of the product. */
  entries: readonly MenuEntry[]
  /** Name beside the picture; only the picture without it. */
  isWide?: boolean
  placement?: 'bottom end' | 'top start'
}

/** Who is signed in, how they want to see things, and the way out. */
export function UserMenu({ user, signOut, entries, isWide, placement = 'bottom end' }: UserMenuProps) {
  const t = useTranslations('shell.userMenu')
  return (
    <Menu
      label={t('label', { name: user.name })}
      placement={placement}
      header={<MenuHeader user={user} />}
      entries={[
        ...entries,
        {
          id: 'sign-out',
          label: t('signOut'),
          icon: <LogOut />,
          separated: true,
          onAction: () => startTransition(() => signOut()),
        },
      ]}
      trigger={
        <PressButton
          className={`flex items-center gap-2.5 rounded-lg text-left transition-colors hover:bg-sunken ${isWide ? 'h-11 w-full px-2' : 'size-9 justify-center'}`}
        >
          <span className="sr-only">{isWide ? t('signedInAs') : t('label', { name: user.name })}</span>
          <span
            className="flex size-7 shrink-0 items-center justify-center rounded-full bg-ink font-semibold text-canvas text-xs"
            aria-hidden
          >
            {user.name.slice(0, 1).toUpperCase()}
          </span>
          {isWide && (
            <span className="flex min-w-0 flex-1 flex-col leading-4">
              <span className="truncate font-medium text-sm">{user.name}</span>
              <span className="truncate text-faint text-xs">{user.email}</span>
            </span>
          )}
        </PressButton>
      }
    />
  )
}

function MenuHeader({ user }: { user: { name: string; email: string } }) {
  const t = useTranslations('ui')
  return (
    <div className="flex w-60 flex-col gap-3">
      <div className="flex min-w-0 flex-col">
        <span className="truncate font-medium text-sm">{user.name}</span>
        <span className="truncate text-muted text-xs">{user.email}</span>
      </div>
      <Choice label={t('theme.label')}>
        <ThemeSwitch />
      </Choice>
      <Choice label={t('density.label')}>
        <DensitySwitch />
      </Choice>
      <Choice label={t('letterKeys.label')}>
        <LetterKeysSwitch />
      </Choice>
      <Choice label={t('language')}>
        <LanguageSwitch />
      </Choice>
    </div>
  )
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-4 text-[0.8125rem] text-muted">
      {label}
      {children}
    </div>
  )
}
