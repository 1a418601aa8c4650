import { and, asc, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { accessRequests, accounts, groups, members, portals } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { query } from '#server/operation.ts'
import { type PortalContent, readContent } from '../content/portal-content.ts'
import type { PortalRow } from '../find-portal.ts'
import { findVersion, latestVersion } from '../portal.ts'
import { type Barrier, barrierFor, barrierOf } from './may-enter.ts'
import { type PortalView, readPortalView } from './portal-view.ts'

/** A portal to whoever opens it. */
export type EnteredPortal = {
  readonly portalId: string
  readonly name: string
  readonly view: PortalView
  readonly hostname: string | undefined
  readonly access: PortalRow['access']
  /** In a preview: whom else it can be looked at as. */
  readonly groups: readonly { groupId: string; name: string }[]
} & (
  | { readonly state: 'open'; readonly content: PortalContent; readonly provider: { accountId: string; name: string } }
  | {
      readonly state: 'barred'
      readonly barrier: Barrier
      /** How far the reader's request to be let in has come. */
      readonly request: typeof accessRequests.$inferSelect.status | undefined
    }
  | { readonly state: 'closed' }
)

/**
 * The portal of an address. `NotFoundException` where there is none, it was never published, or the address is of a
 * preview and the actor is no member of its account. `closed` and `barred` tell its name and nothing else of it.
 */
export const enterPortal = query({
  name: 'EnterPortal',
  permission: 'public',
  input: z.object({ portal: z.string().max(200) }),
  async run(context, { portal }): Promise<EnteredPortal> {
    const view = readPortalView(portal)
    const row = view && (await findServed(context, view.slug))
    if (!view || !row) throw notThere()
    return view.preview ? await enterPreview(context, row, view) : await enterPublished(context, row, view)
  },
})

async function findServed({ db }: Context, slug: string): Promise<PortalRow | undefined> {
  const [row] = await db.select().from(portals).where(eq(portals.slug, slug))
  return row
}

async function enterPublished(context: Context, row: PortalRow, view: PortalView): Promise<EnteredPortal> {
  if (row.publishedVersion === null) {
    const latest = await latestVersion(context, row.id)
    if (!latest) throw notThere()
    return { ...facts(row, view, readContent(latest.content).name), state: 'closed' }
  }
  const version = await findVersion(context, row.id, row.publishedVersion)
  if (!version) throw notThere()
  const content = readContent(version.content)
  const barrier = await barrierOf(context, row)
  if (barrier) {
    const request = barrier === 'request' ? await latestRequest(context, row) : undefined
    return { ...facts(row, view, content.name), state: 'barred', barrier, request }
  }
  return { ...facts(row, view, content.name), state: 'open', content, provider: await providerOf(context, row) }
}

async function enterPreview(context: Context, row: PortalRow, view: PortalView): Promise<EnteredPortal> {
  const { actor, db } = context
  const as = view.preview?.as ?? 'visitor'
  if (actor.kind !== 'user' || actor.viewsAsGroupId !== undefined) throw notThere()
  const membership = and(eq(members.accountId, row.accountId), eq(members.userId, actor.userId))
  if ((await db.select().from(members).where(membership)).length === 0) throw notThere()
  const choices = await db
    .select({ groupId: groups.id, name: groups.name })
    .from(groups)
    .where(eq(groups.accountId, row.accountId))
    .orderBy(asc(groups.name))
  if (as.startsWith('group-') && !choices.some(({ groupId }) => as === `group-${groupId}`)) throw notThere()
  const content = readContent(row.draft)
  const known = { ...facts(row, view, content.name), groups: choices }
  const barrier = await barrierFor(as, context, row)
  if (barrier) return { ...known, state: 'barred', barrier, request: undefined }
  return { ...known, state: 'open', content, provider: await providerOf(context, row) }
}

async function latestRequest({ db, actor }: Context, { id }: PortalRow) {
  if (actor.kind !== 'user') return undefined
  const [latest] = await db
    .select({ status: accessRequests.status })
    .from(accessRequests)
    .where(and(eq(accessRequests.portalId, id), eq(accessRequests.userId, actor.userId)))
    .orderBy(desc(accessRequests.createdAt))
    .limit(1)
  return latest?.status
}

function facts(row: PortalRow, view: PortalView, name: string) {
  return { portalId: row.id, name, view, hostname: row.hostname ?? undefined, access: row.access, groups: [] }
}

async function providerOf({ db }: Context, { accountId }: PortalRow): Promise<{ accountId: string; name: string }> {
  const [account] = await db.select({ name: accounts.name }).from(accounts).where(eq(accounts.id, accountId))
  return { accountId, name: account?.name ?? '' }
}

function notThere(): ServiceError {
  return new ServiceError('NotFoundException', 'There is no such portal')
}
