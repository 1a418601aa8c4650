import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/**
 * The sort key of rows in the order of time: the moment to the millisecond, then the id, in one text, so that a page's
 * `position` can carry it. Compared byte by byte, whatever the collation of the database.
 */
export function timeKey(at: PgColumn, id: PgColumn): SQL<string> {
  return sql<string>`(to_char(${at} at time zone 'UTC', 'YYYYMMDDHH24MISSMS') || ${id}) collate "C"`
}
