'use client'

import { Check, Languages } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { useLanguages } from './preferences.tsx'

interface LanguageSwitchProps {
  /** Where the list opens: a footer opens upwards. */
  placement?: 'bottom end' | 'bottom start' | 'top start' | 'top end'
  className?: string
}

/** The reader's language, each named in itself; the page is rendered again in the chosen one. */
export function LanguageSwitch({ placement = 'bottom end', className }: LanguageSwitchProps) {
  const t = useTranslations('ui')
  const current = useLocale()
  const router = useRouter()
  const { locales, saveLocale } = useLanguages()
  const [isPending, startTransition] = useTransition()
  const choose = (locale: string) =>
    startTransition(async () => {
      if (locale === current) return
      await saveLocale(locale)
      router.refresh()
    })
  return (
    <MenuTrigger>
      <Button
        aria-label={`${t('language')}: ${nameOf(current)}`}
        className={classNames(
          'flex h-8 items-center gap-2 rounded-lg border border-line px-2.5 text-[0.8125rem] text-muted transition-colors',
          'hover:border-line-strong hover:text-ink',
          isPending && 'animate-shimmer',
          className,
        )}
      >
        <Languages className="size-4 shrink-0" aria-hidden />
        <span lang={current}>{nameOf(current)}</span>
      </Button>
      <Popover
        placement={placement}
        className="min-w-36 animate-appear rounded-lg border border-line bg-raised p-1 shadow-popover"
      >
        <AriaMenu
          aria-label={t('language')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[current]}
          onAction={(key) => choose(String(key))}
          className="outline-none"
        >
          {locales.map((locale) => (
            <MenuItem
              key={locale}
              id={locale}
              textValue={nameOf(locale)}
              className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm outline-none data-focused:bg-sunken"
            >
              <Check className={classNames('size-4 shrink-0', locale !== current && 'invisible')} aria-hidden />
              <span lang={locale}>{nameOf(locale)}</span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

/** "Deutsch", with a capital as at the start of a line. */
function nameOf(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale
  return name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1)
}
