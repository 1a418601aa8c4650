import { eq } from 'drizzle-orm'
import { products } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { readGuides } from '../guides/guide.ts'
import { type OperationSummary, operationSummaries } from '../try/try-operations.ts'
import type { CatalogueCard } from './catalogue-search.ts'
import { consumerDocument } from './consumer-document.ts'
import { deployedStages } from './deployed-stages.ts'
import { guideSections } from './guide-sections.ts'
import { mergeDocuments } from './merge-documents.ts'

/** What of one product a search found inside it. */
export interface ProductMatches {
  /** The best ones. */
  readonly operations: readonly OperationSummary[]
  /** How many operations match beside those. */
  readonly moreOperations: number
  /** Headings of the product's overview. */
  readonly guides: readonly string[]
  /** Guides with a page of their own. */
  readonly guidePages: readonly { readonly slug: string; readonly title: string }[]
}

const shownOperations = 3
const shownGuides = 2
const shownGuidePages = 3

/**
 * Operations and sections of the guide that the words of a search are in, for products that the actor may see. A product
 * whose name has all the words still shows what fits inside.
 */
export async function productMatches(
  context: Context,
  cards: readonly CatalogueCard[],
  text: string,
): Promise<Readonly<Record<string, ProductMatches>>> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return {}
  const found: [string, ProductMatches][] = []
  for (const card of cards) {
    const index = await indexOf(context, card)
    const name = `${card.name} ${card.tagline}`.toLowerCase()
    const operations = best(index.operations, words, name)
    found.push([
      card.productId,
      {
        operations: operations.slice(0, shownOperations),
        moreOperations: Math.max(0, operations.length - shownOperations),
        guides: best(index.guides, words, name).slice(0, shownGuides),
        guidePages: best(index.guidePages, words, name).slice(0, shownGuidePages),
      },
    ])
  }
  return Object.fromEntries(found)
}

interface Indexed<Value> {
  readonly value: Value
  /** In small letters. */
  readonly text: string
}

/** Those that have a word themselves and whose product's name has the others; most words, and whole words, first. */
function best<Value>(entries: readonly Indexed<Value>[], words: readonly string[], name: string): Value[] {
  return entries
    .filter(({ text }) => words.every((word) => text.includes(word) || name.includes(word)))
    .map((entry) => ({ entry, score: scoreOf(entry.text, words) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .map(({ entry }) => entry.value)
}

function scoreOf(text: string, words: readonly string[]): number {
  const whole = new Set(text.split(/[^\p{L}\p{N}]+/u))
  return words.reduce((score, word) => score + (whole.has(word) ? 3 : text.includes(word) ? 2 : 0), 0)
}

interface ProductIndex {
  readonly operations: readonly Indexed<OperationSummary>[]
  readonly guides: readonly Indexed<string>[]
  readonly guidePages: readonly Indexed<ProductMatches['guidePages'][number]>[]
}

/** By product and by when it was changed: documents are read once, not at every letter that is typed. */
const kept = new Map<string, ProductIndex>()
const keptAtMost = 200

async function indexOf(context: Context, { productId, changedAt }: CatalogueCard): Promise<ProductIndex> {
  const key = `${productId} ${changedAt.getTime()}`
  const index = kept.get(key) ?? (await readIndex(context, productId))
  kept.delete(key)
  kept.set(key, index)
  const [oldest] = kept.keys()
  if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest)
  return index
}

async function readIndex(context: Context, productId: string): Promise<ProductIndex> {
  const [product] = await context.db
    .select({ description: products.description })
    .from(products)
    .where(eq(products.id, productId))
  const stages = (await deployedStages(context, productId)).map((stage) => ({
    ...stage,
    document: consumerDocument(stage.document),
  }))
  const operations = operationSummaries(mergeDocuments({}, stages))
  return {
    operations: operations.map((value) => ({
      value,
      text: `${value.httpMethod} ${value.path} ${value.summary ?? ''} ${value.tag ?? ''}`.toLowerCase(),
    })),
    guides: guideSections(product?.description ?? '').map(({ title, text }) => ({
      value: title,
      text: `${title} ${text}`.toLowerCase(),
    })),
    guidePages: (await readGuides(context, productId)).map(({ slug, title, markdown }) => ({
      value: { slug, title },
      text: `${title} ${markdown}`.toLowerCase(),
    })),
  }
}
