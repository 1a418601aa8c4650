import { and, eq, exists, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { groupMembers, members, productGroups, products, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'

/**
 * Which published products an actor finds: `public` ones; `signed-in` ones as a user; `groups` ones as who is in one of
 * their groups; all as a member of the provider's account.
 */
export function visibleTo(context: Context): SQL | undefined {
  const { actor } = context
  const isPublic = eq(products.visibility, 'public')
  if (actor.kind !== 'user') return and(eq(products.published, true), isPublic)
  return and(
    eq(products.published, true),
    or(
      isPublic,
      eq(products.visibility, 'signed-in'),
      and(eq(products.visibility, 'groups'), ofOwnGroups(context, actor.userId)),
      actor.viewsAsGroupId ? and(eq(products.visibility, 'groups'), ofGroup(context, actor.viewsAsGroupId)) : undefined,
      ofOwnAccounts(context, actor.userId),
    ),
  )
}

/** The products of accounts that the user is a member of, drafts included. */
export function ofOwnAccounts({ db }: Context, userId: string): SQL {
  const mine = db.select({ id: members.accountId }).from(members).where(eq(members.userId, userId))
  return inArray(products.accountId, mine)
}

/** The products of groups that the user's address, or its domain, is in. */
function ofOwnGroups({ db }: Context, userId: string): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(productGroups)
      .innerJoin(groupMembers, eq(groupMembers.groupId, productGroups.groupId))
      .innerJoin(users, namesUser)
      .where(and(eq(productGroups.productId, products.id), eq(users.id, userId))),
  )
}

/** The products of one group: what its members see, in a portal's preview. */
function ofGroup({ db }: Context, groupId: string): SQL {
  const ofIt = db.select({ id: productGroups.productId }).from(productGroups).where(eq(productGroups.groupId, groupId))
  return inArray(products.id, ofIt)
}

/**
 * Whether a row of `group_members` means a row of `users`. Only a proven address counts: anybody can sign up with the
 * address of somebody else.
 */
export const namesUser = and(
  isNotNull(users.emailVerifiedAt),
  sql`${groupMembers.email} in (${users.email}, '@' || substring(${users.email} from '[^@]*$'))`,
)
