import Link from 'next/link'
import { useTranslations } from 'next-intl'

interface OrphanTextsProps {
  texts: readonly { id: string; words: string; href: string }[]
  currentId: string
}

/** Texts whose place is not in the API, or is overridden everywhere: nobody reads them now. */
export function OrphanTexts({ texts, currentId }: OrphanTextsProps) {
  const t = useTranslations('documentation')
  if (texts.length === 0) return null
  return (
    <details open={texts.some(({ id }) => id === currentId)} className="border-line border-t pt-3">
      <summary className="text-[0.8125rem] text-muted hover:text-ink">
        {t.rich('orphanTexts.applyToNothing', {
          length: texts.length,
          count: (words) => <span className="tabular-nums">{words}</span>,
        })}
      </summary>
      <ul className="mt-2 flex max-h-60 flex-col overflow-auto">
        {texts.map(({ id, words, href }) => (
          <li key={id}>
            <Link
              href={href}
              scroll={false}
              {...(id === currentId ? { 'aria-current': 'true' as const } : {})}
              className="block rounded-md px-2 py-1.5 text-[0.8125rem] text-muted wrap-anywhere hover:bg-sunken hover:text-ink aria-current:bg-accent-soft aria-current:text-ink"
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
