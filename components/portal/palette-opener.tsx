'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useOpenPalette } from '#components/ui/command-palette.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'

/** Opens the palette, in the header of a portal; narrow screens have no room for it. */
export function PaletteOpener() {
  const t = useTranslations('portal.places')
  const open = useOpenPalette()
  return <IconButton label={t('search')} icon={<Search />} onPress={open} className="max-sm:hidden" />
}
