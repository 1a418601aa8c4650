'use client'

import { useTranslations } from 'next-intl'
import { useHelp } from './help-context.tsx'

interface InfoLinkProps {
  /** Where its meaning stands: a key of the `help` texts, `stages.throttling`. */
  topic: string
  /** Of the field or section, for who does not see where the link stands. */
  name: string
}

/**
 * "Info" beside a title or label: opens the help panel at its entry. Nothing where there is no panel. A plain button,
 * since inside a field of React Aria another would become part of the field.
 */
export function InfoLink({ topic, name }: InfoLinkProps) {
  const t = useTranslations('ui')
  const help = useHelp()
  if (!help) return null
  return (
    <button
      type="button"
      aria-label={t('infoAbout', { field: name })}
      onClick={() => help.open(topic)}
      className="inline-flex min-h-6 min-w-6 cursor-pointer items-center rounded-sm font-medium text-accent-text text-xs hover:underline"
    >
      {t('info')}
    </button>
  )
}
