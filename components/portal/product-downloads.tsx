import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PlaceLink } from '#components/ui/place-link.tsx'

/** Everything that a product can be taken home as. */
export function ProductDownloads({ slug }: { slug: string }) {
  const t = useTranslations('portal.downloads')
  return (
    <section id="downloads" aria-labelledby="downloads-title" className="flex scroll-mt-20 flex-col gap-3">
      <h2 id="downloads-title" className="font-semibold text-[0.9375rem]">
        {t('title')}
      </h2>
      <ul className="grid gap-x-8 divide-y divide-line rounded-lg border border-line bg-surface px-4 text-[0.8125rem]">
        <Row name="OpenAPI 3.1">
          <FileLink
            slug={slug}
            file="openapi-3.1.json"
            label={t('as', { what: 'OpenAPI 3.1', format: 'JSON' })}
            words="JSON"
          />
          <FileLink
            slug={slug}
            file="openapi-3.1.yaml"
            label={t('as', { what: 'OpenAPI 3.1', format: 'YAML' })}
            words="YAML"
          />
        </Row>
        <Row name="OpenAPI 3.0">
          <FileLink
            slug={slug}
            file="openapi.json"
            label={t('as', { what: 'OpenAPI 3.0', format: 'JSON' })}
            words="JSON"
          />
          <FileLink
            slug={slug}
            file="openapi.yaml"
            label={t('as', { what: 'OpenAPI 3.0', format: 'YAML' })}
            words="YAML"
          />
        </Row>
        <Row name={t('postman')}>
          <FileLink slug={slug} file="postman.json" label={t('postmanVersion', { version: '2.1' })} words="2.1" />
        </Row>
        <Row name={t('asText')}>
          <FileLink slug={slug} file="page.md" label={t('asMarkdown')} words="Markdown" />
        </Row>
        <Row name="SDK">
          <FileLink slug={slug} file="sdk" label={t('sdk')} words="JavaScript" />
        </Row>
      </ul>
    </section>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <span>{name}</span>
      <span className="flex gap-4">{children}</span>
    </li>
  )
}

function FileLink({ slug, file, label, words }: { slug: string; file: string; label: string; words: string }) {
  return (
    <PlaceLink
      href={`/products/${slug}/${file}`}
      prefetch={false}
      download
      aria-label={label}
      className="text-link inline-flex min-h-6 items-center gap-1.5"
    >
      <Download className="size-3.5" aria-hidden />
      {words}
    </PlaceLink>
  )
}
