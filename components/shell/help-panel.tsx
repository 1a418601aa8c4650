'use client'

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { ExternalLink, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Fragment, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { helpGroups } from './help-groups.ts'

/** One setting and what it means. */
export interface HelpEntry {
  topic: string
  title: string
  text: string
  /** AWS's page about it. */
  href?: string
}

interface HelpPanelProps {
  pathname: string
  /** The entry that was asked for; undefined: those of the page. */
  topic: string | undefined
  onClose: () => void
}

const client = new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: Number.POSITIVE_INFINITY } } })

/** The meaning of each setting of a page, beside it. */
export function HelpPanel(props: HelpPanelProps) {
  return (
    <QueryClientProvider client={client}>
      <Panel {...props} />
    </QueryClientProvider>
  )
}

function Panel({ pathname, topic, onClose }: HelpPanelProps) {
  const t = useTranslations('shell.help')
  const box = useRef<HTMLElement>(null)
  const opener = useRef<Element | null>(null)
  useEffect(() => {
    opener.current = document.activeElement
    box.current?.focus()
  }, [])
  const close = () => {
    onClose()
    if (opener.current instanceof HTMLElement) opener.current.focus()
  }
  return createPortal(
    <aside
      ref={box}
      tabIndex={-1}
      aria-label={t('label')}
      data-help-panel
      // Above dialogs, and usable beside them: what is explained may stand in one.
      data-react-aria-top-layer
      onKeyDown={(event) => event.key === 'Escape' && close()}
      className="fixed inset-y-0 right-0 z-60 flex w-full max-w-96 animate-slide-in flex-col border-line border-l bg-raised shadow-dialog outline-none xl:shadow-none"
    >
      <header className="flex items-center justify-between gap-4 border-line border-b px-5 py-3.5">
        <h2 className="font-semibold text-base">{t('title')}</h2>
        <span className="flex items-center gap-2">
          <kbd className="rounded-sm border border-line px-1.5 text-faint text-xs">?</kbd>
          <IconButton label={t('close')} icon={<X />} size="small" onPress={close} />
        </span>
      </header>
      <div className="min-h-0 flex-1 overflow-auto px-5 py-4">
        <Entries groups={topic ? [topic.split('.')[0] ?? ''] : helpGroups(pathname)} topic={topic} />
        <Keys />
      </div>
    </aside>,
    document.body,
  )
}

function Entries({ groups, topic }: { groups: readonly string[]; topic: string | undefined }) {
  const t = useTranslations('shell.help')
  const locale = useLocale()
  const { data, isError } = useQuery({
    queryKey: [locale, ...groups],
    queryFn: ({ signal }) => ask(groups, signal),
  })
  const current = useRef<HTMLElement>(null)
  useEffect(() => {
    if (data) current.current?.scrollIntoView({ block: 'start' })
  }, [data])
  if (isError) return <p className="text-muted text-sm">{t('failed')}</p>
  if (!data) return <Skeleton className="h-40" />
  if (data.length === 0) return <p className="text-muted text-sm">{t('empty')}</p>
  return (
    <div className="flex flex-col gap-4">
      {data.map((entry) => (
        <section
          key={entry.topic}
          ref={entry.topic === topic ? current : null}
          className={classNames(
            'flex scroll-mt-2 flex-col gap-1.5 rounded-md',
            entry.topic === topic && '-mx-2 bg-accent-soft px-2 py-2',
          )}
        >
          <h3 className="font-semibold text-sm">{entry.title}</h3>
          <p className="whitespace-pre-line text-[0.8125rem] text-muted">{entry.text}</p>
          {entry.href && (
            <a
              href={entry.href}
              target="_blank"
              rel="noreferrer"
              className="flex w-fit items-center gap-1 text-[0.8125rem] text-link"
            >
              {t('aws')}
              <ExternalLink className="size-3.5" aria-hidden />
            </a>
          )}
        </section>
      ))}
    </div>
  )
}

const keys = ['next', 'open', 'close', 'search', 'palette', 'help'] as const

/** What the keyboard does on every page; single keys can be turned off. */
function Keys() {
  const t = useTranslations('shell.help.keys')
  return (
    <section className="mt-6 flex flex-col gap-2 border-line border-t pt-4">
      <h3 className="font-semibold text-sm">{t('title')}</h3>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-[0.8125rem]">
        {keys.map((key) => (
          <Fragment key={key}>
            <dt>
              <kbd className="rounded-sm border border-line px-1.5 text-xs">{t(`${key}Key`)}</kbd>
            </dt>
            <dd className="text-muted">{t(key)}</dd>
          </Fragment>
        ))}
      </dl>
      <p className="text-[0.8125rem] text-muted">{t('off')}</p>
    </section>
  )
}

async function ask(groups: readonly string[], signal: AbortSignal): Promise<HelpEntry[]> {
  const response = await fetch(`/console/help?groups=${groups.join(',')}`, { signal })
  if (!response.ok) throw new Error(`The help answered ${response.status}`)
  const { entries }: { entries: HelpEntry[] } = await response.json()
  return entries
}
