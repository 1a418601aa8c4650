import { Download } from 'lucide-react'
import type { ReactNode } from 'react'

/** Everything that a product can be taken home as. */
export function ProductDownloads({ slug }: { slug: string }) {
  return (
    <section id="downloads" aria-labelledby="downloads-title" className="flex scroll-mt-20 flex-col gap-3">
      <h2 id="downloads-title" className="font-semibold text-[0.9375rem]">
        Downloads
      </h2>
      <ul className="grid gap-x-8 divide-y divide-line rounded-lg border border-line bg-surface px-4 text-[0.8125rem]">
        <Row name="OpenAPI 3.1">
          <FileLink slug={slug} file="openapi-3.1.json" label="OpenAPI 3.1 as JSON" words="JSON" />
          <FileLink slug={slug} file="openapi-3.1.yaml" label="OpenAPI 3.1 as YAML" words="YAML" />
        </Row>
        <Row name="OpenAPI 3.0">
          <FileLink slug={slug} file="openapi.json" label="OpenAPI 3.0 as JSON" words="JSON" />
          <FileLink slug={slug} file="openapi.yaml" label="OpenAPI 3.0 as YAML" words="YAML" />
        </Row>
        <Row name="Postman collection">
          <FileLink slug={slug} file="postman.json" label="Postman collection 2.1" words="2.1" />
        </Row>
        <Row name="This page as text">
          <FileLink slug={slug} file="page.md" label="This page as Markdown" words="Markdown" />
        </Row>
        <Row name="SDK">
          <FileLink slug={slug} file="sdk" label="JavaScript SDK" words="JavaScript" />
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
    <a
      href={`/products/${slug}/${file}`}
      download
      aria-label={label}
      className="text-link inline-flex min-h-6 items-center gap-1.5"
    >
      <Download className="size-3.5" aria-hidden />
      {words}
    </a>
  )
}
