import { and, asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { accessKeys, users } from '#db/schema.ts'
import { query } from '../../operation.ts'

/** An access key without its secret, which nobody can read again. */
export interface AccessKey {
  accessKeyId: string
  userId: string
  userName: string
  description?: string
  createDate: Date
  lastUsedDate?: Date
}

/** The account's lasting access keys, oldest first. Temporary ones end by themselves and would flood the list. */
export const listAccessKeys = query({
  name: 'ListAccessKeys',
  permission: 'access-keys:read',
  input: z.object({}),
  async run({ db, accountId }): Promise<{ items: AccessKey[] }> {
    const rows = await db
      .select({ key: accessKeys, userName: users.name })
      .from(accessKeys)
      .innerJoin(users, eq(users.id, accessKeys.userId))
      .where(and(eq(accessKeys.accountId, accountId), isNull(accessKeys.expiresAt)))
      .orderBy(asc(accessKeys.createdAt), asc(accessKeys.id))
    return {
      items: rows.map(({ key, userName }) => ({
        accessKeyId: key.id,
        userId: key.userId,
        userName,
        ...(key.description ? { description: key.description } : {}),
        createDate: key.createdAt,
        ...(key.lastUsedAt ? { lastUsedDate: key.lastUsedAt } : {}),
      })),
    }
  },
})
