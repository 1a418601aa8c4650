import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'

/** Methods by name, of which the first are listed. */
export interface SomeMethods {
  count: number
  first: readonly string[]
}

/** What enabling CORS came to, short enough for a dialog. */
export interface EnabledCors {
  resources: number
  methods: number
  proxied: SomeMethods
  unanswered: SomeMethods
  ownPreflights: SomeMethods
}

/** What is done, and what only a backend can do. */
export function CorsResult({ restApiId, enabled }: { restApiId: string; enabled: EnabledCors }) {
  const t = useTranslations('apis.cors')
  const ui = useTranslations('ui')
  const counter = useTranslations('stages.counter')
  return (
    <div className="flex flex-col gap-4">
      <div aria-live="polite" className="flex flex-col gap-3">
        <Notice tone="ok" title={t('preflights', { count: enabled.resources })}>
          {t('headersAdded', { count: enabled.methods })}
        </Notice>
        {(['proxied', 'ownPreflights', 'unanswered'] as const)
          .filter((group) => enabled[group].count > 0)
          .map((group) => (
            <Notice key={group} tone="warn" title={t(`left.${group}`, { count: enabled[group].count })}>
              <p>{t(`left.${group}Help`)}</p>
              <ul className="mt-2 flex max-h-40 flex-col gap-0.5 overflow-auto font-mono text-xs">
                {enabled[group].first.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
              {enabled[group].count > enabled[group].first.length && (
                <p className="mt-1">{t('more', { count: enabled[group].count - enabled[group].first.length })}</p>
              )}
            </Notice>
          ))}
      </div>
      <footer className="flex flex-wrap justify-end gap-2">
        <LinkButton href={`/console/apis/${restApiId}/deploy`}>{counter('review')}</LinkButton>
        <Button slot="close" variant="primary">
          {ui('done')}
        </Button>
      </footer>
    </div>
  )
}
