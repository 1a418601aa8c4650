import type { CatalogueCard } from '#server/portals/catalogue/catalogue-search.ts'
import { cardLine } from './catalogue-markdown.ts'
import { plainText } from './markdown-text.ts'

/** What this portal has, for language models. https://llmstxt.org */
export function llmsText(cards: readonly CatalogueCard[], publicUrl: string): string {
  const documents = cards.map(({ name, slug }) => {
    return `- [${plainText(name)}, OpenAPI 3.1](${publicUrl}/products/${slug}/openapi-3.1.json)`
  })
  return `${[
    '# Gatehouse developer portal',
    '> APIs with their reference, their plans and limits, and a way to a key.',
    `Every page is Markdown too: add ${'`.md`'} to its address, or ask for ${'`text/markdown`'}. A key goes into the ${'`x-api-key`'} header; a request beyond a limit is answered 429.`,
    '## APIs',
    cards.length > 0 ? cards.map((card) => cardLine(card, publicUrl)).join('\n') : 'Nothing is open to everybody yet.',
    ...(documents.length > 0 ? ['## Optional', documents.join('\n')] : []),
  ].join('\n\n')}\n`
}
