import { and, eq, inArray, or, type SQL } from 'drizzle-orm'
import { members, products } from '#db/schema.ts'
import type { Context } from '../../context.ts'

/**
 * Which published products an actor finds: `public` ones; `signed-in` ones as a user; `private` ones as a member of the
 * provider's account.
 */
export function visibleTo(context: Context): SQL | undefined {
  const { actor } = context
  const isPublic = eq(products.visibility, 'public')
  if (actor.kind !== 'user') return and(eq(products.published, true), isPublic)
  return and(
    eq(products.published, true),
    or(isPublic, eq(products.visibility, 'signed-in'), ofOwnAccounts(context, actor.userId)),
  )
}

/** The products of accounts that the user is a member of, drafts included. */
export function ofOwnAccounts({ db }: Context, userId: string): SQL {
  const mine = db.select({ id: members.accountId }).from(members).where(eq(members.userId, userId))
  return inArray(products.accountId, mine)
}
