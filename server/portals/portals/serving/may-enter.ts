import { and, eq, exists, or, sql } from 'drizzle-orm'
import { groupMembers, members, portalGroups, portalMembers, portals, userIdentities, users } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { namesUser } from '../../catalogue/visible-to.ts'
import type { PortalRow } from '../find-portal.ts'
import type { ViewAs } from './portal-view.ts'

/** Why somebody may not enter: what they can do about it differs. */
export type Barrier = 'sign-in' | 'invitation' | 'request' | 'openid'

/** Undefined for who may enter; members of the account always may. */
export async function barrierOf(context: Context, row: PortalRow): Promise<Barrier | undefined> {
  const { actor, db, settings } = context
  if (row.access === 'public') return undefined
  if (actor.kind !== 'user') return 'sign-in'
  if (row.access === 'sign-up') return undefined
  const { userId } = actor
  const [found] = await db
    .select({ id: portals.id })
    .from(portals)
    .where(
      and(eq(portals.id, row.id), or(isMember(context, userId), isLetIn(context, row, userId, settings.oidc?.issuer))),
    )
  return found ? undefined : row.access
}

/** The same, for the eyes that a preview borrows. */
export async function barrierFor(as: ViewAs, { db }: Context, row: PortalRow): Promise<Barrier | undefined> {
  if (row.access === 'public' || as === 'invited') return undefined
  if (as === 'visitor') return 'sign-in'
  if (row.access === 'sign-up') return undefined
  if (row.access === 'openid') return as === 'consumer' ? 'openid' : undefined
  const chosen = await db
    .select()
    .from(portalGroups)
    .where(and(eq(portalGroups.portalId, row.id), eq(portalGroups.groupId, as.slice('group-'.length))))
  return chosen.length > 0 ? undefined : row.access
}

function isMember({ db }: Context, userId: string) {
  return exists(
    db
      .select({ one: sql`1` })
      .from(members)
      .where(and(eq(members.accountId, portals.accountId), eq(members.userId, userId))),
  )
}

function isLetIn({ db }: Context, { access }: PortalRow, userId: string, issuer: string | undefined) {
  const one = { one: sql`1` }
  if (access === 'openid') {
    const isKnown = and(eq(userIdentities.userId, userId), eq(userIdentities.issuer, issuer ?? ''))
    return exists(db.select(one).from(userIdentities).where(isKnown))
  }
  const inGroup = db
    .select(one)
    .from(portalGroups)
    .innerJoin(groupMembers, eq(groupMembers.groupId, portalGroups.groupId))
    .innerJoin(users, namesUser)
    .where(and(eq(portalGroups.portalId, portals.id), eq(users.id, userId)))
  const hasProven = sql`${users.emailVerifiedAt} is not null and ${users.email} = ${portalMembers.email}`
  const wasInvited = db
    .select(one)
    .from(portalMembers)
    .innerJoin(users, eq(users.id, userId))
    .where(and(eq(portalMembers.portalId, portals.id), or(eq(portalMembers.userId, userId), hasProven)))
  return or(exists(inGroup), exists(wasInvited))
}
