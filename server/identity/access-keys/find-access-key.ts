import { and, eq } from 'drizzle-orm'
import { accessKeys } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

export async function findAccessKey(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  accessKeyId: string,
): Promise<typeof accessKeys.$inferSelect> {
  const [key] = await db
    .select()
    .from(accessKeys)
    .where(and(eq(accessKeys.accountId, accountId), eq(accessKeys.id, accessKeyId)))
  if (!key) throw new ServiceError('NotFoundException', 'Invalid access key identifier specified')
  return key
}
