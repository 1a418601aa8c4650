'use client'

import { CircleHelp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useHelp } from '../ui/help-context.tsx'
import { IconButton } from '../ui/icon-button.tsx'

/** Opens the help of the page; `?` does so too. */
export function HelpButton() {
  const t = useTranslations('shell.help')
  const help = useHelp()
  return <IconButton label={t('open')} icon={<CircleHelp />} onPress={() => help?.open()} />
}
