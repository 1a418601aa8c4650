'use client'

import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import type { Palette } from '#server/portals/portals/branding/palette.ts'

interface LookSampleProps {
  theme: 'light' | 'dark'
  palette: Palette
  name: string
  /** CSS family names. */
  font: string
  headingFont: string
  radius: number
}

/** What a portal will look like, small: its header, a card, a button and a link in one theme. */
export function LookSample({ theme, palette, name, font, headingFont, radius }: LookSampleProps) {
  const t = useTranslations('portals.branding')
  const style: CSSProperties & Record<`--${string}`, string> = {
    colorScheme: theme,
    fontFamily: font,
    borderRadius: radius,
  }
  return (
    <section
      aria-label={theme === 'light' ? t('sampleLight') : t('sampleDark')}
      style={{ ...style, ...palette }}
      className="overflow-hidden border border-line bg-canvas text-ink text-sm"
    >
      <div className="border-line border-b bg-surface px-4 py-2.5 font-semibold" style={{ fontFamily: headingFont }}>
        {name}
      </div>
      <div className="flex flex-col gap-3 p-4">
        <div className="flex flex-col gap-1.5 border border-line bg-surface p-4" style={{ borderRadius: radius }}>
          <span className="font-semibold text-base" style={{ fontFamily: headingFont }}>
            {t('sampleTitle')}
          </span>
          <span className="text-muted">{t('sampleText')}</span>
          <span className="text-faint text-xs">{t('sampleSmall')}</span>
          <span className="text-accent-text underline underline-offset-3">{t('sampleLink')}</span>
        </div>
        <span
          className="flex h-9 w-fit items-center bg-accent px-4 font-medium text-accent-ink"
          style={{ borderRadius: Math.min(radius, 18) }}
        >
          {t('sampleButton')}
        </span>
      </div>
    </section>
  )
}
