'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useOpenPalette } from '../ui/command-palette.tsx'
import { PressButton } from '../ui/press-button.tsx'

/** Opens the command palette; shows the keys that do so too. */
export function PaletteButton() {
  const t = useTranslations('shell')
  const open = useOpenPalette()
  return (
    <PressButton
      onPress={open}
      className="flex h-control w-full items-center gap-2 rounded-lg border border-line bg-surface px-3 text-faint text-sm transition-colors hover:border-line-strong hover:text-muted"
    >
      <Search className="size-4" aria-hidden />
      <span className="flex-1 text-left">{t('paletteButton')}</span>
      <kbd className="rounded-sm border border-line px-1.5 text-xs" suppressHydrationWarning>
        {isApple() ? '⌘ K' : 'Ctrl K'}
      </kbd>
    </PressButton>
  )
}

function isApple(): boolean {
  return typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent)
}
