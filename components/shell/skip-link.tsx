import { useTranslations } from 'next-intl'

/** First stop of the Tab key: past the navigation to the page. */
export function SkipLink() {
  const t = useTranslations('shell.shell')
  return (
    <a
      href="#content"
      className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-60 focus:rounded-lg focus:bg-accent focus:px-4 focus:py-2 focus:font-medium focus:text-accent-ink"
    >
      {t('skip')}
    </a>
  )
}
