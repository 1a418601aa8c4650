import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { appMembers, firstCalls, subscriptions } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { findVisibleProduct } from '../catalogue/find-visible-product.ts'

/** How far a visitor has come with a product. */
export type FirstCallStep = 'viewed' | 'tried' | 'identified' | 'key' | 'succeeded'

export interface FirstCallNote {
  /** The random id of the visitor's cookie. */
  readonly visitorId: string
  readonly product: { readonly productId: string } | { readonly slug: string }
  readonly step: FirstCallStep
}

/** Beginnings from one address in an hour, beyond which nothing is recorded: a flood is no funnel. */
const beginningsPerHour = 120

/** One for the process: modules under `server/` exist twice in it. */
const key = Symbol.for('gatehouse.first-call-limiter')
const holder: typeof globalThis & { [key]?: RateLimiterMemory } = globalThis

/** The random id of a visitor's cookie. */
const visitorPattern = /^[a-z0-9]{40}$/

/**
 * Notes a step on a visitor's way to the first good answer, each with the time of its first. Begins when the product's
 * page is opened, unless the reader has a key for it already. Not an operation: nobody asks for it, and an opened page is
 * nothing for the audit log. `NotFoundException` for a product that the visitor does not see.
 */
export async function recordFirstCall(context: Context, { visitorId, product, step }: FirstCallNote): Promise<void> {
  if (!visitorPattern.test(visitorId)) return
  const { id: productId } = await findVisibleProduct(context, product)
  const id = createHash('sha256').update(`${visitorId} ${productId}`).digest('base64url')
  if (step === 'viewed') await begin(context, { id, visitorId, productId })
  await advance(context, id, step)
}

async function begin(context: Context, row: { id: string; visitorId: string; productId: string }): Promise<void> {
  if (await isSubscribed(context, row.productId)) return
  const known = await context.db.$count(firstCalls, eq(firstCalls.id, row.id))
  if (known > 0 || !(await mayBegin(context.sourceIp))) return
  await context.db
    .insert(firstCalls)
    .values({ ...row, viewedAt: context.now() })
    .onConflictDoNothing()
}

async function mayBegin(sourceIp: string): Promise<boolean> {
  holder[key] ??= new RateLimiterMemory({ points: beginningsPerHour, duration: 3600 })
  try {
    await holder[key].consume(sourceIp)
    return true
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return false
  }
}

async function isSubscribed({ db, actor }: Context, productId: string): Promise<boolean> {
  if (actor.kind !== 'user') return false
  const [row] = await db
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .innerJoin(appMembers, eq(appMembers.appId, subscriptions.appId))
    .where(and(eq(subscriptions.productId, productId), eq(appMembers.userId, actor.userId)))
    .limit(1)
  return row !== undefined
}

/** Whoever has got a key or an answer has also taken the steps before it. */
async function advance({ db, actor, now }: Context, id: string, step: FirstCallStep): Promise<void> {
  const at = now()
  const first = (column: AnyPgColumn) => sql<Date>`coalesce(${column}, ${at.toISOString()}::timestamptz)`
  const change = {
    ...(actor.kind === 'user' ? { userId: actor.userId, identifiedAt: first(firstCalls.identifiedAt) } : {}),
    ...(step === 'tried' || step === 'succeeded' ? { triedAt: first(firstCalls.triedAt) } : {}),
    ...(step === 'key' ? { keyAt: first(firstCalls.keyAt) } : {}),
    ...(step === 'succeeded' ? { succeededAt: first(firstCalls.succeededAt) } : {}),
  }
  if (Object.keys(change).length > 0) await db.update(firstCalls).set(change).where(eq(firstCalls.id, id))
}
