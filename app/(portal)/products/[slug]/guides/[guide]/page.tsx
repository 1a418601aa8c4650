import type { Metadata } from 'next'
import { GuidePage } from '#components/products/guide-page.tsx'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { findGuidePage } from './find-guide-page.ts'

interface GuideProps {
  params: Promise<{ slug: string; guide: string }>
}

export async function generateMetadata({ params }: GuideProps): Promise<Metadata> {
  const { slug, guide } = await params
  const { title, product, markdown } = await findGuidePage(slug, guide)
  const url = `/products/${slug}/guides/${guide}`
  const description = firstWords(markdown) || product.name
  return {
    title: `${title} · ${product.name}`,
    description,
    alternates: { canonical: url, types: { 'text/markdown': `${url}.md` } },
    openGraph: { title, description, type: 'article', url },
    twitter: { card: 'summary_large_image', title, description },
    ...(product.isPublic ? {} : { robots: { index: false } }),
  }
}

export default async function Guide({ params }: GuideProps) {
  const { slug, guide } = await params
  const { product, guides, ...shown } = await findGuidePage(slug, guide)
  const { settings } = await currentContext()
  return <GuidePage product={product} guides={guides} guide={shown} remoteImages={settings.remoteImages} />
}

/** The first paragraph that is prose, without its marks, in the length of a search result. */
function firstWords(markdown: string): string {
  const paragraph = markdown.split(/\n\s*\n/).find((part) => /^\s*[\p{L}\p{N}*_["“]/u.test(part)) ?? ''
  const text = paragraph
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return text.length > 160 ? `${text.slice(0, 159).trimEnd()}…` : text
}
