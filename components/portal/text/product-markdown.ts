import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import type { ChangelogEntry } from '#server/portals/changelog/get-product-changelog.ts'
import type { ProductDeprecation } from '#server/portals/products/product.ts'
import type { ReadOperation } from '#server/portals/reading/read-operations.ts'
import type { AccessKind } from '#server/portals/try/operation-access.ts'
import { quotaWords, rateWords } from '../limit-words.ts'
import { priceWords } from '../price-words.ts'
import { changelogMarkdown } from './changelog-markdown.ts'
import { guideLine } from './guide-markdown.ts'
import { codeSpan, lowerHeadings, plainText, table } from './markdown-text.ts'
import { operationMarkdown } from './operation-markdown.ts'
import type { TextWords } from './text-words.ts'

export interface MarkdownProduct {
  readonly slug: string
  readonly name: string
  readonly tagline: string
  readonly description: string
  readonly category: string | undefined
  readonly provider: { readonly name: string }
  readonly plans: readonly OfferedPlan[]
  readonly stages: readonly { readonly invokeUrl: string; readonly deployedAt: Date }[]
  readonly deprecation?: ProductDeprecation | undefined
  readonly guides?: readonly { readonly slug: string; readonly title: string }[]
  /** Newest first. */
  readonly changelog: readonly ChangelogEntry[]
}

/** A product's whole page as Markdown, for programs and for those who read in a terminal. */
export function productMarkdown(
  words: TextWords,
  product: MarkdownProduct,
  operations: readonly ReadOperation[],
  publicUrl: string,
): string {
  const { t } = words
  const page = `${publicUrl}/products/${product.slug}`
  return `${[
    `# ${plainText(product.name)}`,
    ...(product.tagline ? [`> ${plainText(product.tagline)}`] : []),
    ...(product.deprecation ? [deprecationWords(words, product.deprecation, publicUrl)] : []),
    factsOf(words, product, page),
    ...accessWays(words, product, operations, publicUrl),
    ...(product.plans.length > 0
      ? [`## ${t('text.plans')}`, planTable(words, product.plans), limitWords(words, product.plans)]
      : []),
    ...(product.description ? [`## ${t('text.about')}`, lowerHeadings(product.description.trim(), 2)] : []),
    ...(product.guides?.length
      ? [
          `## ${t('text.guides')}`,
          product.guides.map((guide) => guideLine(guide, `${page}/guides/${guide.slug}`)).join('\n'),
        ]
      : []),
    `## ${t('text.operations')}`,
    ...(operations.length > 0
      ? operations.map((operation) => operationMarkdown(words, operation))
      : [t('text.noOperation')]),
    `## ${t('text.changes')}`,
    changelogMarkdown(words, product.changelog, product.stages.length > 1),
  ].join('\n\n')}\n`
}

function deprecationWords(
  { t }: TextWords,
  { endsAt, message, successorSlug }: ProductDeprecation,
  publicUrl: string,
): string {
  const successor = successorSlug ? ` ${t('text.successor', { url: `${publicUrl}/products/${successorSlug}.md` })}` : ''
  return `**${t('text.productEnds', { date: endsAt.slice(0, 10) })}** ${plainText(message)}${successor}`
}

function factsOf({ t }: TextWords, { provider, category, stages }: MarkdownProduct, page: string): string {
  return [
    `- ${t('text.provider', { name: plainText(provider.name) })}`,
    ...(category ? [`- ${t('text.category', { name: plainText(category) })}`] : []),
    ...stages.map(({ invokeUrl, deployedAt }) => {
      return `- ${t('text.baseUrl', { url: codeSpan(invokeUrl), date: deployedAt.toISOString().slice(0, 10) })}`
    }),
    `- ${t('text.page', { url: page })}`,
    `- OpenAPI: [3.1](${page}/openapi-3.1.json), [3.0](${page}/openapi.json)`,
    `- [${t('downloads.postman')}](${page}/postman.json)`,
  ].join('\n')
}

/** How a caller comes to what the operations ask for. */
function accessWays(
  words: TextWords,
  product: MarkdownProduct,
  operations: readonly ReadOperation[],
  publicUrl: string,
): string[] {
  const { t } = words
  const needs = (kind: AccessKind) => operations.some(({ access }) => access.includes(kind))
  const provider = plainText(product.provider.name)
  const others = [
    ...(needs('token') ? [t('text.tokenWay', { provider })] : []),
    ...(needs('signature') ? [t('text.signatureWay', { provider })] : []),
  ]
  if (needs('api-key')) return [`## ${t('text.howToKey')}`, keyWays(words, product, publicUrl), ...others]
  return [`## ${t('text.access')}`, ...(others.length > 0 ? others : [t('text.noKeyAtAll')])]
}

function keyWays({ t }: TextWords, { slug, plans, provider }: MarkdownProduct, publicUrl: string): string {
  const back = encodeURIComponent(`/products/${slug}`)
  const header = t('text.sendKey', { header: codeSpan('x-api-key') })
  if (plans.length === 0) return `${t('text.keysByProvider', { provider: plainText(provider.name) })} ${header}`
  return [
    `1. ${t('text.signUpAt', { url: `${publicUrl}/sign-up?callbackUrl=${back}` })}`,
    `2. ${t('text.choosePlan', { url: `${publicUrl}/products/${slug}?tab=plans` })}`,
    `3. ${header}`,
  ].join('\n')
}

function planTable({ t, limits, locale }: TextWords, plans: readonly OfferedPlan[]): string {
  return table(
    [t('text.plan'), t('text.priceAMonth'), t('text.requests'), t('text.rate')],
    plans.map(({ name, price, quota, throttle }) => [
      plainText(name),
      price ? plainText(priceWords(price, locale)) : t('text.free'),
      quotaWords(limits, quota) ?? t('text.noLimit'),
      rateWords(limits, throttle) ?? t('text.noLimit'),
    ]),
  )
}

/** What a caller meets at the limits; days, weeks and months begin at midnight UTC. */
function limitWords({ t }: TextWords, plans: readonly OfferedPlan[]): string {
  const quota = plans.some((plan) => plan.quota) ? ` ${t('text.quotasBegin')}` : ''
  return `${t('text.beyond', { status: codeSpan('429') })}${quota}`
}
