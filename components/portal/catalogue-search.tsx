'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { SearchField } from '#components/ui/search-field.tsx'
import { usePlaceHref } from '#components/ui/use-place-href.tsx'

interface CatalogueSearchProps {
  /** What the list is narrowed by: sent along where there is no script. */
  kept: Readonly<Record<string, string | string[] | undefined>>
}

/**
 * The search of the catalogue. It follows what is typed; without a script it is a form. `/` comes here from anywhere,
 * the arrows go on to what was found and back.
 */
export function CatalogueSearch({ kept }: CatalogueSearchProps) {
  const t = useTranslations('portal.search')
  const root = useRef<HTMLElement>(null)
  const place = usePlaceHref()
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting(event.target)) {
        event.preventDefault()
        fieldIn(root.current)?.focus()
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        stepThrough(event, root.current)
      }
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  const intoResults = (event: KeyboardEvent) => {
    const [first] = entries()
    if (event.key !== 'ArrowDown' || !first) return
    event.preventDefault()
    event.nativeEvent.stopImmediatePropagation()
    first.focus()
  }
  return (
    <search ref={root} className="w-full max-w-xl">
      <form action={place('/')} onKeyDown={intoResults} className="[&_input]:h-11 [&_input]:text-base">
        <SearchField label={t('label')} className="sm:max-w-none" />
        {Object.entries(kept).map(
          ([name, value]) =>
            typeof value === 'string' && value !== '' && <input key={name} type="hidden" name={name} value={value} />,
        )}
      </form>
      <p className="mt-1.5 text-faint text-xs max-sm:hidden">
        {t.rich('keys', {
          key: (name) => <kbd className="rounded border border-line bg-surface px-1 font-sans">{name}</kbd>,
        })}
      </p>
    </search>
  )
}

function fieldIn(root: HTMLElement | null): HTMLInputElement | null {
  return root?.querySelector<HTMLInputElement>('input[type=search]') ?? null
}

function entries(): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>('[data-catalogue-entry]'))
}

/** From one entry to the next; up from the first one leads back to the field. */
function stepThrough(event: globalThis.KeyboardEvent, root: HTMLElement | null): void {
  const all = entries()
  const active = document.activeElement
  const index = active instanceof HTMLElement ? all.indexOf(active) : -1
  if (index < 0) return
  event.preventDefault()
  const next = event.key === 'ArrowDown' ? all[index + 1] : index === 0 ? fieldIn(root) : all[index - 1]
  next?.focus()
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
