import { and, asc, eq, exists, ilike, inArray, or, type SQL, sql } from 'drizzle-orm'
import {
  accounts,
  deployments,
  productGuides,
  productOperations,
  productPlans,
  productStages,
  products,
  stages,
} from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { containing } from '../../search/text-match.ts'
import type { ProductDeprecation, ProductVisibility } from '../products/product.ts'
import { type AccessKind, accessKinds } from '../try/operation-access.ts'
import { anyMember } from './shown-document.ts'
import { visibleTo } from './visible-to.ts'

/** A product as its card in the catalogue. */
export interface CatalogueCard {
  readonly productId: string
  readonly slug: string
  readonly name: string
  readonly tagline: string
  readonly category: string | undefined
  readonly provider: string
  readonly visibility: ProductVisibility
  /** When it ends, and what its users do then. */
  readonly deprecation: ProductDeprecation | undefined
  /** Whether a plan without a price is offered. */
  readonly free: boolean
  /** The lowest price of a month; undefined when nothing costs. */
  readonly priceFrom: { readonly amountCents: number; readonly currency: string } | undefined
  /** What one or another of its operations asks of its callers; empty: all are open. */
  readonly access: readonly AccessKind[]
  /** When it, or what one of its stages serves, was changed last. */
  readonly changedAt: Date
}

/** All that the actor may see and that has every word of the text in its name, prose or operations, by name. */
export async function catalogueCards(context: Context, text: string): Promise<CatalogueCard[]> {
  const words = text.split(/\s+/).filter(Boolean)
  const rows = await context.db
    .select({
      product: products,
      provider: accounts.name,
      access: neededAccess(context),
      changedAt: changedAt(context),
    })
    .from(products)
    .innerJoin(accounts, eq(accounts.id, products.accountId))
    .where(and(visibleTo(context), ...words.map((word) => mentions(context, word))))
    .orderBy(asc(sql`lower(${products.name})`), asc(products.id))
  const prices = await pricesOf(
    context,
    rows.map((row) => row.product.id),
  )
  return rows.map(({ product, provider, access, changedAt }) => ({
    productId: product.id,
    slug: product.slug,
    name: product.name,
    tagline: product.tagline,
    category: product.category ?? undefined,
    provider,
    visibility: product.visibility,
    deprecation: product.deprecation ?? undefined,
    ...priceRange(prices.filter((price) => price.productId === product.id)),
    access: accessKinds.filter((kind) => access.split(' ').includes(kind)),
    changedAt,
  }))
}

function mentions({ db }: Context, word: string): SQL | undefined {
  const pattern = containing(word)
  const inOperations = db
    .select({ one: sql`1` })
    .from(productStages)
    .innerJoin(stages, ofProductStage)
    .innerJoin(deployments, ofStage)
    .where(
      and(
        eq(productStages.productId, products.id),
        sql`exists (
          select 1 from jsonb_each(${deployments.openapi}::jsonb -> 'paths') as item(path, verbs),
            jsonb_each(item.verbs) as operation(verb, value)
          where (item.path ilike ${pattern} or operation.value ->> 'summary' ilike ${pattern}
              or operation.value ->> 'operationId' ilike ${pattern})
            and ${shows(sql`item.path`, sql`case operation.verb when ${anyMember} then 'ANY' else upper(operation.verb) end`)})`,
      ),
    )
  const inGuides = db
    .select({ one: sql`1` })
    .from(productGuides)
    .where(
      and(
        eq(productGuides.productId, products.id),
        or(ilike(productGuides.title, pattern), ilike(productGuides.markdown, pattern)),
      ),
    )
  return or(
    ilike(products.name, pattern),
    ilike(products.tagline, pattern),
    ilike(products.description, pattern),
    ilike(products.category, pattern),
    exists(inOperations),
    exists(inGuides),
  )
}

/** Whether a product shows an operation of the stage at hand: it was chosen, or nothing was and all are shown. */
function shows(path: SQL, httpMethod: SQL): SQL {
  const ofThisStage = sql`${productOperations.productId} = ${productStages.productId}
    and ${productOperations.restApiId} = ${productStages.restApiId}
    and ${productOperations.stageName} = ${productStages.stageName}`
  return sql`(not exists (select 1 from ${productOperations} where ${ofThisStage})
    or exists (select 1 from ${productOperations} where ${ofThisStage}
      and ${productOperations.path} = ${path} and ${productOperations.httpMethod} = ${httpMethod}))`
}

/**
 * The kinds of access that the shown operations need, with spaces between them. A key that the authorizer brings along is
 * none of the caller's. A question for each kind: PostgreSQL answers one for all of them hundreds of times slower.
 */
function neededAccess(context: Context): SQL<string> {
  const kinds = Object.entries(methodsOf).map(
    ([kind, methods]) => sql`case when ${someMethod(context, methods)} then ${kind}::text end`,
  )
  return sql<string>`concat_ws(' ', ${sql.join(kinds, sql`, `)})`
}

const bringsNoKey = sql`coalesce(${deployments.definition} #>> '{api,apiKeySource}', '') <> 'AUTHORIZER'`

/** The methods of a resource that ask for each kind, and of which deployments. */
const methodsOf: Readonly<Record<AccessKind, { path: SQL; of?: SQL }>> = {
  'api-key': { path: sql`'$.methods[*] ? (@.apiKeyRequired == true)'`, of: bringsNoKey },
  token: {
    path: sql`'$.methods[*] ? (@.authorizationType == "CUSTOM" || @.authorizationType == "COGNITO_USER_POOLS")'`,
  },
  signature: { path: sql`'$.methods[*] ? (@.authorizationType == "AWS_IAM")'` },
}

function someMethod({ db }: Context, { path, of }: { path: SQL; of?: SQL }): SQL {
  const found = db
    .select({ one: sql`1` })
    .from(productStages)
    .innerJoin(stages, ofProductStage)
    .innerJoin(deployments, ofStage)
    .where(
      and(
        eq(productStages.productId, products.id),
        of,
        sql`exists (
          select 1 from jsonb_array_elements(${deployments.definition} -> 'resources') as resource(value),
            jsonb_path_query(resource.value, ${path}) as method(value)
          where ${shows(sql`resource.value ->> 'path'`, sql`method.value ->> 'httpMethod'`)})`,
      ),
    )
  return sql`exists ${found}`
}

function changedAt({ db }: Context): SQL<Date> {
  const deployed = db
    .select({ at: sql`max(${stages.lastUpdatedDate})` })
    .from(productStages)
    .innerJoin(stages, ofProductStage)
    .where(eq(productStages.productId, products.id))
  return sql<Date>`greatest(${products.updatedAt}, ${deployed})`.mapWith(products.updatedAt)
}

const ofProductStage = and(eq(stages.restApiId, productStages.restApiId), eq(stages.stageName, productStages.stageName))

const ofStage = and(eq(deployments.restApiId, stages.restApiId), eq(deployments.id, stages.deploymentId))

type Price = { amountCents: number; currency: string } | null

async function pricesOf({ db }: Context, productIds: string[]): Promise<{ productId: string; price: Price }[]> {
  if (productIds.length === 0) return []
  return await db
    .select({ productId: productPlans.productId, price: productPlans.price })
    .from(productPlans)
    .where(inArray(productPlans.productId, productIds))
}

function priceRange(plans: { price: Price }[]): Pick<CatalogueCard, 'free' | 'priceFrom'> {
  const paid = plans.flatMap(({ price }) => (price ? [price] : []))
  const [lowest] = paid.sort((a, b) => a.amountCents - b.amountCents)
  return { free: paid.length < plans.length, priceFrom: lowest }
}
