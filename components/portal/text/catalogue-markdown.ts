import type { CatalogueCard } from '#server/portals/catalogue/catalogue-search.ts'
import { priceRangeWords } from '../price-words.ts'
import { plainText } from './markdown-text.ts'
import type { TextWords } from './text-words.ts'

/** The catalogue as Markdown; `nextHref` leads to what follows. */
export function catalogueMarkdown(
  words: TextWords,
  cards: readonly CatalogueCard[],
  { publicUrl, total, nextHref }: { publicUrl: string; total: number; nextHref: string | undefined },
): string {
  return `${[
    `# ${words.t('catalogue.pageTitle')}`,
    `> ${words.t('text.catalogueLine', { count: total })}`,
    ...(cards.length > 0 ? [cards.map((card) => cardLine(words, card, publicUrl)).join('\n')] : []),
    ...(nextHref ? [`[${words.t('text.more')}](${publicUrl}${nextHref})`] : []),
  ].join('\n\n')}\n`
}

/** One product in one line, with its address as Markdown. */
export function cardLine(words: TextWords, card: CatalogueCard, publicUrl: string): string {
  const { t, limits, locale } = words
  const facts = [
    card.tagline.replace(/[.\s]+$/, ''),
    priceRangeWords({ t: limits, locale }, card.free, card.priceFrom),
    ...(card.access.length === 0 ? [t('text.open')] : card.access.map((kind) => t(`text.needs.${kind}`))),
    card.category,
    t('hero.by', { provider: card.provider }),
    card.deprecation && t('text.endsOn', { date: card.deprecation.endsAt.slice(0, 10) }),
  ]
  const said = facts.filter((fact) => fact !== undefined && fact !== '').map((fact) => plainText(fact ?? ''))
  return `- [${plainText(card.name)}](${publicUrl}/products/${card.slug}.md): ${said.join('; ')}`
}
