'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'

export interface NavigationGroup {
  /** No heading for the first one. */
  label?: string
  items: readonly NavigationItem[]
}

export interface NavigationItem {
  label: string
  href: string
  icon: ReactNode
  /** Current only when the path is exactly this one. */
  exact?: boolean
  /** What waits there; nothing for 0. */
  count?: number
}

/** The nouns of the console, in groups. */
export function Navigation({ groups }: { groups: readonly NavigationGroup[] }) {
  const t = useTranslations('shell.navigation')
  const pathname = usePathname()
  return (
    <nav aria-label={t('label')} className="flex flex-col gap-5">
      {groups.map((group) => (
        <div key={group.label ?? ''} className="flex flex-col gap-0.5">
          {group.label && <h2 className="px-2.5 pb-1 font-medium text-faint text-xs">{group.label}</h2>}
          <ul className="flex flex-col gap-0.5">
            {group.items.map((item) => (
              <li key={item.href}>
                <NavigationLink item={item} pathname={pathname} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function NavigationLink({ item, pathname }: { item: NavigationItem; pathname: string }) {
  const isCurrent = pathname === item.href || (!item.exact && pathname.startsWith(`${item.href}/`))
  return (
    <Link
      href={item.href}
      {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
      className={classNames(
        'flex h-8 items-center gap-2.5 rounded-md px-2.5 font-medium text-sm transition-colors [&_svg]:size-4',
        isCurrent ? 'bg-accent-soft text-accent-text' : 'text-muted hover:bg-sunken hover:text-ink [&_svg]:text-faint',
      )}
    >
      {item.icon}
      {item.label}
      {item.count !== undefined && item.count > 0 && (
        <span className="ml-auto min-w-5 rounded-full bg-accent px-1.5 text-center text-accent-ink text-xs tabular-nums">
          {item.count}
        </span>
      )}
    </Link>
  )
}
