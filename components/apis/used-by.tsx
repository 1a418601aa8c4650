import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Translate } from '#components/messages/translate.ts'
import { Card } from '#components/ui/card.tsx'
import { MethodLabel } from '#components/ui/method-label.tsx'

/** A method that uses something; `note` says how. */
export interface MethodUse {
  resourceId: string
  path: string
  httpMethod: string
  note?: string
}

interface UsedByProps {
  restApiId: string
  uses: readonly MethodUse[]
  /** Said where nothing uses it. */
  nothing: string
}

const shownAtMost = 100

/** The methods that use an authorizer, a model or a validator, each a link to its definition. */
export function UsedBy({ restApiId, uses, nothing }: UsedByProps) {
  const t = useTranslations('apis')
  const methodCount = new Set(uses.map(({ resourceId, httpMethod }) => `${resourceId} ${httpMethod}`)).size
  return (
    <Card title={t('usedBy.title')} description={methodCountWords(methodCount, t)}>
      {uses.length === 0 ? (
        <p className="text-[0.8125rem] text-muted">{nothing}</p>
      ) : (
        <ul className="flex flex-col gap-1.5">
          {uses.slice(0, shownAtMost).map(({ resourceId, path, httpMethod, note }) => (
            <li key={`${resourceId} ${httpMethod} ${note}`}>
              <Link
                href={`/console/apis/${restApiId}/resources/${resourceId}/methods/${httpMethod}`}
                className="-mx-2 grid grid-cols-[4rem_minmax(0,1fr)] items-baseline rounded-md px-2 py-1 hover:bg-sunken"
              >
                <MethodLabel method={httpMethod} />
                <code className="text-[0.8125rem] wrap-anywhere">{path}</code>
                {note && <span className="col-start-2 text-muted text-xs wrap-anywhere">{note}</span>}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {uses.length > shownAtMost && (
        <p className="mt-2 text-[0.8125rem] text-muted">{t('usedBy.more', { count: uses.length - shownAtMost })}</p>
      )}
    </Card>
  )
}

/** `1 method`, `no method`. */
export function methodCountWords(count: number, t: Translate<'apis'>): string {
  return t('usedBy.methods', { count })
}
