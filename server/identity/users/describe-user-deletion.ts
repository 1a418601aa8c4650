import { and, asc, count, eq, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { accounts, appMembers, apps, members } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { query } from '../../operation.ts'
import { ownUser } from './own-user.ts'

/** What goes when a user goes. */
export interface UserDeletion {
  /** Accounts whose last owner they are: until there is another one, nothing is deleted. */
  readonly blockedBy: readonly { readonly accountId: string; readonly name: string }[]
  /** Apps whose last owner they are: deleted, with their keys. */
  readonly deleted: readonly { readonly appId: string; readonly name: string; readonly otherMembers: number }[]
  /** Apps that go on without them. */
  readonly left: readonly { readonly appId: string; readonly name: string }[]
}

/** What deleting the own user would take along, to be read before. */
export const describeUserDeletion = query({
  name: 'DescribeUserDeletion',
  permission: 'signed-in',
  input: z.object({}),
  run: async (context) => await planUserDeletion(context, (await ownUser(context)).id),
})

/** The same for who deletes. */
export async function planUserDeletion({ db }: Context, userId: string): Promise<UserDeletion> {
  const owned = await db
    .select({ accountId: accounts.id, name: accounts.name })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(and(eq(members.userId, userId), eq(members.role, 'owner')))
    .orderBy(asc(accounts.name))
  const blockedBy = []
  for (const account of owned) {
    const others = await db.$count(
      members,
      and(eq(members.accountId, account.accountId), eq(members.role, 'owner'), ne(members.userId, userId)),
    )
    if (others === 0) blockedBy.push(account)
  }
  return { blockedBy, ...(await planApps(db, userId)) }
}

async function planApps(db: Context['db'], userId: string) {
  const mine = alias(appMembers, 'mine')
  const rows = await db
    .select({ appId: apps.id, name: apps.name, myRole: mine.role, role: appMembers.role, count: count() })
    .from(apps)
    .innerJoin(mine, and(eq(mine.appId, apps.id), eq(mine.userId, userId)))
    .leftJoin(appMembers, and(eq(appMembers.appId, apps.id), ne(appMembers.userId, userId)))
    .groupBy(apps.id, apps.name, mine.role, appMembers.role)
    .orderBy(asc(apps.name), asc(apps.id))
  const deleted: { appId: string; name: string; otherMembers: number }[] = []
  const left: { appId: string; name: string }[] = []
  for (const [appId, group] of Map.groupBy(rows, (row) => row.appId)) {
    const { name = '', myRole } = group[0] ?? {}
    const others = group.filter(({ role }) => role !== null)
    const isLastOwner = myRole === 'owner' && !others.some(({ role }) => role === 'owner')
    const otherMembers = others.reduce((total, row) => total + row.count, 0)
    if (isLastOwner) deleted.push({ appId, name, otherMembers })
    else left.push({ appId, name })
  }
  return { deleted, left }
}
