'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import { usePlaceHref } from './use-place-href.tsx'

export interface TabLink {
  label: string
  /** A path, or a path with search parameters that tell the tabs apart. */
  href: string
  count?: number
}

interface TabsProps {
  /** Accessible name: "API sections". */
  label: string
  tabs: readonly TabLink[]
}

/** Tabs that are addresses: the one whose address is the longest match of the current one is marked, and in view. */
export function Tabs({ label, tabs: given }: TabsProps) {
  const place = usePlaceHref()
  const tabs = given.map((tab) => ({ ...tab, href: place(tab.href) }))
  const pathname = usePathname()
  const search = useSearchParams()
  const current = currentTab(tabs, pathname, search)
  const currentHref = current?.href
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    const tab = currentHref && box.current?.querySelector<HTMLElement>('[aria-current]')
    if (tab && box.current) box.current.scrollLeft = tab.offsetLeft - (box.current.clientWidth - tab.clientWidth) / 2
  }, [currentHref])
  return (
    <nav
      ref={box}
      aria-label={label}
      className="relative -mx-4 overflow-x-auto border-line border-b px-4 sm:mx-0 sm:px-0"
    >
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              {...(tab === current ? { 'aria-current': 'page' as const } : {})}
              className={classNames(
                '-mb-px flex h-10 items-center gap-2 whitespace-nowrap border-b-2 px-3 font-medium text-sm',
                'transition-colors focus-visible:-outline-offset-2 focus-visible:rounded-md',
                tab === current ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="rounded-full bg-sunken px-1.5 text-muted text-xs tabular-nums">{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function currentTab(tabs: readonly TabLink[], pathname: string, search: URLSearchParams): TabLink | undefined {
  const score = (tab: TabLink): number => {
    const [path = '', parameters = ''] = tab.href.split('?')
    if (pathname !== path && !pathname.startsWith(`${path}/`)) return -1
    const wanted = [...new URLSearchParams(parameters)]
    return wanted.every(([name, value]) => search.get(name) === value) ? path.length + wanted.length : -1
  }
  let best: TabLink | undefined
  for (const tab of tabs) if (score(tab) >= 0 && (!best || score(tab) > score(best))) best = tab
  return best
}
