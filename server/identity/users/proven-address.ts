import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/**
 * Whether a column has the address of a user who has proven it. No row has, until then: anybody can sign up with the
 * address of somebody else, and must neither read nor delete what is kept for that person.
 */
export function provenAddress(
  { email, emailVerifiedAt }: { readonly email: string; readonly emailVerifiedAt: Date | null },
  column: PgColumn,
): SQL | undefined {
  return and(eq(column, email), sql`${emailVerifiedAt !== null}`)
}
