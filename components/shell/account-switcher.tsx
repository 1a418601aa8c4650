'use client'

import { Building2, Check, ChevronsUpDown, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { startTransition } from 'react'
import { Menu } from '../ui/menu.tsx'
import { PressButton } from '../ui/press-button.tsx'

export interface SwitchableAccount {
  id: string
  name: string
  role: string
}

interface AccountSwitcherProps {
  current: SwitchableAccount
  accounts: readonly SwitchableAccount[]
  switchAccount: (accountId: string) => Promise<void>
  /** Where another one is made; absent where that is the operator's matter. */
  createHref?: string
}

/** The account that the console shows, and the way to another. */
export function AccountSwitcher({ current, accounts, switchAccount, createHref }: AccountSwitcherProps) {
  const t = useTranslations('shell.accountSwitcher')
  const entries = accounts.map((account) => ({
    id: account.id,
    textValue: account.name,
    label: <AccountLine account={account} />,
    icon: account.id === current.id ? <Check /> : <Building2 />,
    onAction: () => {
      if (account.id !== current.id) startTransition(() => switchAccount(account.id))
    },
  }))
  const create = { id: 'create', label: t('create'), icon: <Plus />, separated: true }
  return (
    <Menu
      label={t('label')}
      placement="bottom start"
      entries={createHref ? [...entries, { ...create, href: createHref }] : entries}
      trigger={
        <PressButton className="flex h-11 w-full items-center gap-2.5 rounded-lg px-2 text-left transition-colors hover:bg-sunken">
          <span className="sr-only">{t('current')}</span>
          <span
            className="flex size-7 shrink-0 items-center justify-center rounded-md bg-accent-soft font-semibold text-accent-text text-xs"
            aria-hidden
          >
            {current.name.slice(0, 1).toUpperCase()}
          </span>
          <span className="flex min-w-0 flex-1 flex-col leading-4">
            <span className="truncate font-medium text-sm">{current.name}</span>
            <span className="text-faint text-xs">{current.id}</span>
          </span>
          <ChevronsUpDown className="size-3.5 shrink-0 text-faint" aria-hidden />
        </PressButton>
      }
    />
  )
}

function AccountLine({ account }: { account: SwitchableAccount }) {
  return (
    <span className="flex min-w-0 flex-col leading-4">
      <span className="truncate">{account.name}</span>
      <span className="text-faint text-xs">
        {account.id} · {account.role}
      </span>
    </span>
  )
}
