import { cardLine } from '#components/portal/text/catalogue-markdown.ts'
import { lowerHeadings, plainText } from '#components/portal/text/markdown-text.ts'
import type { TextWords } from '#components/portal/text/text-words.ts'
import type { CatalogueCard } from '#server/portals/catalogue/catalogue-search.ts'
import type { PortalContent } from '#server/portals/portals/content/portal-content.ts'

/** A portal to be written down: what it shows to the reader, and where it is. */
interface WrittenPortal {
  readonly content: PortalContent
  readonly cards: readonly CatalogueCard[]
  readonly origin: string
}

/** What a portal has, for language models. https://llmstxt.org */
export function portalLlmsText(words: TextWords, { content, cards, origin }: WrittenPortal): string {
  const pages = content.pages.map((page) => `- [${plainText(page.title)}](${origin}/pages/${page.slug}.md)`)
  return `${[
    `# ${plainText(content.name)}`,
    ...(content.tagline ? [`> ${plainText(content.tagline)}`] : []),
    ...(cards.length > 0 ? ['## APIs', cards.map((card) => cardLine(words, card, origin)).join('\n')] : []),
    ...(pages.length > 0 ? ['## Pages', pages.join('\n')] : []),
  ].join('\n\n')}\n`
}

/** The first page of a portal as Markdown. */
export function portalHomeMarkdown(words: TextWords, { content, cards, origin }: WrittenPortal): string {
  const { home } = content
  return `${[
    `# ${plainText(home.title || content.name)}`,
    ...(home.text ? [lowerHeadings(home.text.trim(), 1)] : []),
    ...(cards.length > 0 ? ['## APIs', cards.map((card) => cardLine(words, card, origin)).join('\n')] : []),
    ...home.sections.flatMap(({ title, markdown }) => [
      ...(title ? [`## ${plainText(title)}`] : []),
      lowerHeadings(markdown.trim(), 2),
    ]),
  ].join('\n\n')}\n`
}

/** A page of a portal as Markdown. */
export function portalPageMarkdown({ title, markdown }: PortalContent['pages'][number]): string {
  return `# ${plainText(title)}\n\n${lowerHeadings(markdown.trim(), 1)}\n`
}

/** Its public pages. https://www.sitemaps.org/protocol.html */
export function portalSitemap({ content, cards, origin }: WrittenPortal): string {
  const entries = [
    `<url><loc>${escaped(origin.endsWith('/') ? origin : `${origin}/`)}</loc></url>`,
    `<url><loc>${escaped(`${origin}/apis`)}</loc></url>`,
    ...content.pages.map(({ slug }) => `<url><loc>${escaped(`${origin}/pages/${slug}`)}</loc></url>`),
    ...cards.map(({ slug, changedAt }) => {
      const loc = escaped(`${origin}/products/${slug}`)
      return `<url><loc>${loc}</loc><lastmod>${changedAt.toISOString()}</lastmod></url>`
    }),
  ]
  const space = 'http://www.sitemaps.org/schemas/sitemap/0.9'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="${space}">\n${entries.join('\n')}\n</urlset>\n`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
