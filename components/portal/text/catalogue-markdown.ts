import type { CatalogueCard } from '#server/portals/catalogue/catalogue-search.ts'
import { priceRangeWords } from '../price-words.ts'
import { plainText } from './markdown-text.ts'

/** The catalogue as Markdown; `nextHref` leads to what follows. */
export function catalogueMarkdown(
  cards: readonly CatalogueCard[],
  { publicUrl, total, nextHref }: { publicUrl: string; total: number; nextHref: string | undefined },
): string {
  return `${[
    '# APIs',
    `> ${total === 1 ? '1 API' : `${total} APIs`} to read about, to try and to take a key for.`,
    ...(cards.length > 0 ? [cards.map((card) => cardLine(card, publicUrl)).join('\n')] : []),
    ...(nextHref ? [`[More](${publicUrl}${nextHref})`] : []),
  ].join('\n\n')}\n`
}

/** One product in one line, with its address as Markdown. */
export function cardLine(card: CatalogueCard, publicUrl: string): string {
  const facts = [
    card.tagline.replace(/[.\s]+$/, ''),
    priceRangeWords(card.free, card.priceFrom),
    card.access === 'open' ? 'no key needed' : 'needs an API key',
    card.category,
    `by ${card.provider}`,
  ]
  const words = facts.filter((fact) => fact !== undefined && fact !== '').map((fact) => plainText(fact ?? ''))
  return `- [${plainText(card.name)}](${publicUrl}/products/${card.slug}.md): ${words.join('; ')}`
}
