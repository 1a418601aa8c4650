'use client'

import { useRouter } from 'next/navigation'
import { useLetterKeys } from './use-letter-keys.ts'

/**
 * `j` and `k` go through the list that has the focus, else through the first of the page: to the link of the next row or,
 * where the page shows what a row opened, to what the next one opens. `/` comes to the search of the page.
 */
export function ListKeys() {
  const router = useRouter()
  const go = (step: 1 | -1) => () => {
    const rows = rowsOfList()
    if (rows.length === 0) return false
    const open = rows.findIndex((row) => row.getAttribute('aria-current') === 'true')
    if (open < 0 && document.querySelector('[data-side-panel]')) return
    const at = open >= 0 ? open : rows.findIndex((row) => row.contains(document.activeElement))
    const next = rows[at < 0 && step < 0 ? rows.length - 1 : at + step]
    const name = next?.querySelector<HTMLElement>('a[href], button')
    if (!name) return
    if (open >= 0 && name instanceof HTMLAnchorElement) router.replace(name.href, { scroll: false })
    else name.focus()
  }
  const search = () => document.querySelector<HTMLElement>('main input[type=search]')?.focus()
  useLetterKeys({ j: go(1), k: go(-1), '/': search })
  return null
}

function rowsOfList(): HTMLElement[] {
  const list = document.activeElement?.closest('[data-table]') ?? document.querySelector('main [data-table]')
  return Array.from(list?.querySelectorAll<HTMLElement>('tbody > tr') ?? [])
}
