import { z } from 'zod'
import { query } from '../../operation.ts'
import { accessKinds } from '../try/operation-access.ts'
import { type CatalogueCard, catalogueCards } from './catalogue-search.ts'
import { productMatches } from './product-matches.ts'

/** One choice of a facet, with how many products it would leave beside the other choices. */
export interface FacetValue {
  readonly value: string
  readonly count: number
}

/**
 * What the actor may find in the catalogue. `position` counts products; the facets count all of them. A facet's own
 * choice is left out of its counts, so that the other values can be seen.
 */
export const searchCatalogue = query({
  name: 'SearchCatalogue',
  permission: 'public',
  input: z.object({
    text: z.string().max(200).default(''),
    category: z.string().max(50).optional(),
    price: z.enum(['free', 'paid']).optional(),
    access: z.enum([...accessKinds, 'open']).optional(),
    /** The name of the account that offers it. */
    provider: z.string().max(200).optional(),
    /** Of these only: what a portal shows. */
    productIds: z.array(z.string().max(64)).max(1000).optional(),
    limit: z.number().int().min(1).max(100).default(24),
    position: z
      .string()
      .regex(/^\d{1,6}$/)
      .optional(),
  }),
  async run(context, { text, productIds, limit, position, ...choice }) {
    const all = await catalogueCards(context, text)
    const cards = productIds ? all.filter((card) => productIds.includes(card.productId)) : all
    const found = cards.filter((card) => facets.every((facet) => facet.has(card, choice[facet.name])))
    const start = Number(position ?? 0)
    const end = start + limit
    const items = found.slice(start, end)
    return {
      items,
      /** By product's id: what of each was found inside it. Empty without a text. */
      matches: await productMatches(context, items, text),
      position: end < found.length ? String(end) : undefined,
      total: found.length,
      facets: {
        category: countValues('category', cards, choice),
        price: countValues('price', cards, choice),
        access: countValues('access', cards, choice),
        provider: countValues('provider', cards, choice),
      },
    }
  },
})

type FacetName = 'category' | 'price' | 'access' | 'provider'
type Choice = { readonly [Name in FacetName]?: string | undefined }

const facets: readonly { name: FacetName; values(card: CatalogueCard): string[]; has: Has }[] = [
  facet('category', (card) => (card.category ? [card.category] : [])),
  facet('price', (card) => [...(card.free ? ['free'] : []), ...(card.priceFrom ? ['paid'] : [])]),
  facet('access', (card) => (card.access.length > 0 ? [...card.access] : ['open'])),
  facet('provider', (card) => [card.provider]),
]

type Has = (card: CatalogueCard, wanted: string | undefined) => boolean

function facet(name: FacetName, values: (card: CatalogueCard) => string[]) {
  const has: Has = (card, wanted) => wanted === undefined || values(card).includes(wanted)
  return { name, values, has }
}

function countValues(name: FacetName, cards: readonly CatalogueCard[], choice: Choice): FacetValue[] {
  const others = facets.filter((facet) => facet.name !== name)
  const counts = new Map<string, number>()
  for (const card of cards) {
    if (!others.every((facet) => facet.has(card, choice[facet.name]))) continue
    for (const value of facets.find((facet) => facet.name === name)?.values(card) ?? []) {
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => a.value.localeCompare(b.value, 'en'))
}
