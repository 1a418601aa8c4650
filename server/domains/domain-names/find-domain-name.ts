import { and, eq } from 'drizzle-orm'
import { domainNames } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import type { DomainNameRow } from './domain-name.ts'

/** Which domain name is meant; the id of a private one, because several may have its name. */
export interface DomainNameKey {
  domainName: string
  domainNameId?: string | undefined
}

/** AWS's text for a domain name that is not there. */
export const invalidDomainName = 'Invalid domain name identifier specified'

/** The domain name in the actor's account, or `NotFoundException`. `lock` keeps others from changing it meanwhile. */
export async function findDomainName(
  { db, accountId }: Context,
  { domainName, domainNameId }: DomainNameKey,
  options: { lock?: boolean } = {},
): Promise<DomainNameRow> {
  const found = db
    .select()
    .from(domainNames)
    .where(
      and(
        eq(domainNames.domainName, domainName.toLowerCase()),
        eq(domainNames.domainNameId, domainNameId ?? ''),
        eq(domainNames.accountId, accountId),
      ),
    )
  const [row] = options.lock ? await found.for('update') : await found
  if (!row) throw new ServiceError('NotFoundException', invalidDomainName)
  return row
}
