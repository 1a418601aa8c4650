'use client'

import { Search, X } from 'lucide-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState, useTransition } from 'react'
import { classNames } from './class-names.ts'
import { inputStyle } from './field-style.ts'
import { searchHref } from './search-href.ts'

interface SearchFieldProps {
  /** Accessible name and placeholder: "Search APIs". */
  label: string
  /** Search parameter that it writes. */
  parameter?: string
  /** The page narrows by itself what it has: only the address changes, nothing is asked of the server. */
  isLocal?: boolean
  className?: string
}

/** Filters a list through the address: `?q=` follows what is typed, and the page starts again at its first part. */
export function SearchField({ label, parameter = 'q', isLocal, className }: SearchFieldProps) {
  const t = useTranslations('ui')
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams()
  const given = search.get(parameter) ?? ''
  const [text, setText] = useState(given)
  const [isPending, startTransition] = useTransition()
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const apply = (value: string) => {
    clearTimeout(timer.current)
    timer.current = undefined
    const href = searchHref(pathname, search, { [parameter]: value.trim() || null, position: null })
    if (isLocal) window.history.replaceState(null, '', href)
    else startTransition(() => router.replace(href, { scroll: false }))
  }
  const change = (value: string) => {
    setText(value)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => apply(value), 250)
  }
  // What waits would otherwise undo the link that is followed next.
  const leave = () => {
    if (timer.current !== undefined) apply(text)
  }
  const clear = () => {
    change('')
    input.current?.focus()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      apply(text)
    }
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault()
      event.stopPropagation()
      change('')
    }
  }
  return (
    <div className={classNames('relative w-full sm:max-w-80', className)}>
      <Search
        className={classNames(
          'pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint',
          isPending && 'animate-shimmer',
        )}
        aria-hidden
      />
      <input
        ref={input}
        type="search"
        aria-label={label}
        name={parameter}
        placeholder={label}
        value={text}
        onChange={({ target }) => change(target.value)}
        onKeyDown={press}
        onBlur={leave}
        className={classNames(inputStyle, 'h-control pr-9 pl-9 [&::-webkit-search-cancel-button]:hidden')}
      />
      {text !== '' && (
        <button
          type="button"
          // The field has Escape for it: no stop between the field and what it finds.
          tabIndex={-1}
          aria-label={t('clear')}
          onClick={clear}
          className="absolute top-1/2 right-1.5 flex size-6 -translate-y-1/2 items-center justify-center rounded-md text-faint hover:text-ink"
        >
          <X className="size-3.5" />
        </button>
      )}
    </div>
  )
}
