import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '#components/ui/card.tsx'
import type { StageConsumers as Consumers } from '#server/rest-apis/stages/list-stage-consumers.ts'

/** Who notices a change of a stage: products, plans with their keys, apps, and how much it was called. */
export function StageConsumers({ stageName, consumers }: { stageName: string; consumers: Consumers }) {
  const t = useTranslations('stages.consumers')
  const { products, usagePlans, apps, appCount, lastWeek } = consumers
  const isNobody = products.length === 0 && usagePlans.length === 0
  return (
    <Card title={t('title', { stage: stageName })} description={t('lastWeek', lastWeek)}>
      {isNobody && <p className="text-muted text-sm">{t('none')}</p>}
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-3">
        {products.length > 0 && (
          <Group name={t('products')}>
            {products.map(({ id, name }) => (
              <Line key={id} href={`/console/products/${id}`} name={name} />
            ))}
          </Group>
        )}
        {usagePlans.length > 0 && (
          <Group name={t('plans')}>
            {usagePlans.map(({ id, name, keyCount }) => (
              <Line
                key={id}
                href={`/console/usage-plans/${id}`}
                name={name}
                note={t('planKeys', { count: keyCount })}
              />
            ))}
          </Group>
        )}
        {apps.length > 0 && (
          <Group name={t('apps')}>
            {apps.map(({ name, apiKeyId }) => (
              <Line key={apiKeyId} href={`/console/api-keys/${apiKeyId}`} name={name} />
            ))}
            {appCount > apps.length && (
              <li className="text-muted">{t('moreApps', { count: appCount - apps.length })}</li>
            )}
          </Group>
        )}
      </dl>
    </Card>
  )
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <dt className="text-faint text-xs">{name}</dt>
      <dd>
        <ul className="flex flex-col gap-1 text-sm">{children}</ul>
      </dd>
    </div>
  )
}

function Line({ href, name, note }: { href: string; name: string; note?: string }) {
  return (
    <li className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      <Link href={href} className="text-link wrap-anywhere">
        {name}
      </Link>
      {note && <span className="text-faint text-xs">{note}</span>}
    </li>
  )
}
