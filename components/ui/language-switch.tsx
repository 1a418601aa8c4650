'use client'

import { Languages } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { classNames } from './class-names.ts'
import { Menu } from './menu.tsx'
import { useLanguages } from './preferences.tsx'
import { PressButton } from './press-button.tsx'

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
    <Menu
      label={t('language')}
      placement={placement}
      chosenId={current}
      entries={locales.map((locale) => ({
        id: locale,
        textValue: nameOf(locale),
        label: <span lang={locale}>{nameOf(locale)}</span>,
        onAction: () => choose(locale),
      }))}
      trigger={
        <PressButton
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
        </PressButton>
      }
    />
  )
}

/** "Deutsch", with a capital as at the start of a line. */
function nameOf(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale
  return name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1)
}
