import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import type { ReadOperation } from '#server/portals/reading/read-operations.ts'
import { quotaWords, rateWords } from '../limit-words.ts'
import { priceWords } from '../price-words.ts'
import { codeSpan, lowerHeadings, plainText, table } from './markdown-text.ts'
import { operationMarkdown } from './operation-markdown.ts'

export interface MarkdownProduct {
  readonly slug: string
  readonly name: string
  readonly tagline: string
  readonly description: string
  readonly category: string | undefined
  readonly provider: { readonly name: string }
  readonly plans: readonly OfferedPlan[]
  readonly stages: readonly { readonly invokeUrl: string; readonly deployedAt: Date }[]
}

/** A product's whole page as Markdown, for programs and for those who read in a terminal. */
export function productMarkdown(
  product: MarkdownProduct,
  operations: readonly ReadOperation[],
  publicUrl: string,
): string {
  const page = `${publicUrl}/products/${product.slug}`
  const needsKey = operations.some((operation) => operation.needsKey)
  return `${[
    `# ${plainText(product.name)}`,
    ...(product.tagline ? [`> ${plainText(product.tagline)}`] : []),
    factsOf(product, page),
    '## How to get a key',
    needsKey ? keyWays(product, publicUrl) : 'No operation needs a key: call them as they are.',
    ...(product.plans.length > 0 ? ['## Plans and limits', planTable(product.plans), limitWords(product.plans)] : []),
    ...(product.description ? ['## About', lowerHeadings(product.description.trim(), 2)] : []),
    '## Operations',
    ...(operations.length > 0 ? operations.map(operationMarkdown) : ['None has been deployed yet.']),
  ].join('\n\n')}\n`
}

function factsOf({ provider, category, stages }: MarkdownProduct, page: string): string {
  return [
    `- Provider: ${plainText(provider.name)}`,
    ...(category ? [`- Category: ${plainText(category)}`] : []),
    ...stages.map(({ invokeUrl, deployedAt }) => {
      return `- Base URL: ${codeSpan(invokeUrl)}, deployed ${deployedAt.toISOString().slice(0, 10)}`
    }),
    `- Page with a try pane: ${page}`,
    `- OpenAPI: [3.1](${page}/openapi-3.1.json), [3.0](${page}/openapi.json)`,
    `- [Postman collection](${page}/postman.json)`,
    `- [Changes](${page}?tab=changelog)`,
  ].join('\n')
}

function keyWays({ slug, plans, provider }: MarkdownProduct, publicUrl: string): string {
  const back = encodeURIComponent(`/products/${slug}`)
  const header = `Send it in the ${codeSpan('x-api-key')} header of every request.`
  if (plans.length === 0) return `${plainText(provider.name)} gives out keys: ask them for one. ${header}`
  return [
    `1. Sign up at ${publicUrl}/sign-up?callbackUrl=${back} (or sign in).`,
    `2. Choose a plan at ${publicUrl}/products/${slug}?tab=plans: the key is there at once.`,
    `3. ${header}`,
  ].join('\n')
}

function planTable(plans: readonly OfferedPlan[]): string {
  return table(
    ['Plan', 'Price a month', 'Requests', 'Rate'],
    plans.map(({ name, price, quota, throttle }) => [
      plainText(name),
      price ? plainText(priceWords(price)) : 'free',
      quotaWords(quota) ?? 'no limit',
      rateWords(throttle) ?? 'no limit',
    ]),
  )
}

/** What a caller meets at the limits; days, weeks and months begin at midnight UTC. */
function limitWords(plans: readonly OfferedPlan[]): string {
  const quota = plans.some((plan) => plan.quota)
    ? ' Quotas begin anew at midnight UTC: weekly ones on Sunday, monthly ones on the first.'
    : ''
  return `A request beyond a limit is answered ${codeSpan('429')}.${quota}`
}
