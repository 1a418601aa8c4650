import { and, eq } from 'drizzle-orm'
import { groups } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { type Group, readGroups } from './group.ts'

/** The group in the actor's account, or `NotFoundException`. */
export async function findGroup(context: Context, groupId: string): Promise<Group> {
  const [group] = await readGroups(context, and(eq(groups.id, groupId), eq(groups.accountId, context.accountId)))
  if (!group) throw new ServiceError('NotFoundException', 'Invalid group identifier specified')
  return group
}

/** `ConflictException` when another group of the account has this name. */
export async function requireFreeGroupName({ db, accountId }: Context, name: string, groupId?: string): Promise<void> {
  const [row] = await db
    .select({ id: groups.id })
    .from(groups)
    .where(and(eq(groups.accountId, accountId), eq(groups.name, name)))
  if (!row || row.id === groupId) return
  throw new ServiceError('ConflictException', `There is a group named ${name} already`, {
    fields: { name: 'is taken' },
  })
}
