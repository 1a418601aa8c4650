import type { CatalogueCard } from '#server/portals/catalogue/catalogue-search.ts'
import type { CatalogueGuide } from '#server/portals/guides/list-catalogue-guides.ts'
import { cardLine } from './catalogue-markdown.ts'
import { guideLine } from './guide-markdown.ts'
import { plainText } from './markdown-text.ts'
import type { TextWords } from './text-words.ts'

/** What this portal has, for language models. https://llmstxt.org */
export function llmsText(
  words: TextWords,
  cards: readonly CatalogueCard[],
  publicUrl: string,
  guides: readonly Omit<CatalogueGuide, 'updatedAt'>[] = [],
): string {
  const { t } = words
  const guideLines = guides.map(({ productName, productSlug, slug, title }) => {
    return guideLine({ title: `${productName}: ${title}` }, `${publicUrl}/products/${productSlug}/guides/${slug}`)
  })
  const documents = cards.map(({ name, slug }) => {
    return `- [${plainText(name)}, OpenAPI 3.1](${publicUrl}/products/${slug}/openapi-3.1.json)`
  })
  return `${[
    `# ${t('text.portal')}`,
    `> ${t('text.portalLine')}`,
    t('text.portalHelp', { suffix: '`.md`', type: '`text/markdown`', header: '`x-api-key`' }),
    '## APIs',
    cards.length > 0 ? cards.map((card) => cardLine(words, card, publicUrl)).join('\n') : t('text.nothingOpen'),
    ...(guideLines.length > 0 ? [`## ${t('text.guides')}`, guideLines.join('\n')] : []),
    ...(documents.length > 0 ? ['## Optional', documents.join('\n')] : []),
  ].join('\n\n')}\n`
}
