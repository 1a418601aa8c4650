'use client'

import { useTranslations } from 'next-intl'
import { useHelp } from './help-context.tsx'
import { helpHref } from './help-href.ts'
import type { HelpTopic } from './help-topic.ts'

interface InfoLinkProps {
  /** Where its meaning stands: a key of the `help` texts, `stages.throttling`. */
  topic: HelpTopic
  /** Of the field or section, for who does not see where the link stands. */
  name: string
}

/**
 * "Info" beside a title or label: opens the help panel at its entry. Nothing where there is no panel. A link, since it
 * stays usable in a fieldset that is disabled for viewers, and since in another tab it opens the same entry.
 */
export function InfoLink({ topic, name }: InfoLinkProps) {
  const t = useTranslations('ui')
  const help = useHelp()
  if (!help) return null
  return (
    <a
      href={helpHref(topic)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        help.open(topic)
      }}
      className="-my-0.5 inline-flex min-h-6 min-w-6 shrink-0 cursor-pointer items-center rounded-sm font-medium text-accent-text text-xs hover:underline"
    >
      {t.rich('infoAbout', { field: name, about: (words) => <span className="sr-only">{words}</span> })}
    </a>
  )
}
