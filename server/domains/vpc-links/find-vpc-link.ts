import { and, eq } from 'drizzle-orm'
import { vpcLinks } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import type { VpcLinkRow } from './vpc-link.ts'

/** The VPC link in the actor's account, or `NotFoundException`. */
export async function findVpcLink({ db, accountId }: Context, id: string): Promise<VpcLinkRow> {
  const [row] = await db
    .select()
    .from(vpcLinks)
    .where(and(eq(vpcLinks.id, id), eq(vpcLinks.accountId, accountId)))
  if (!row) throw new ServiceError('NotFoundException', 'Invalid Vpc Link identifier specified')
  return row
}
