import { and, ilike, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** Rows in whose texts every word occurs somewhere, whatever its case; `%` and `_` are letters like others. */
export function hasWords(texts: readonly (PgColumn | SQL)[], words: readonly string[]): SQL | undefined {
  const all = sql.join(
    texts.map((text) => sql`coalesce(${text}, '')`),
    sql` || ' ' || `,
  )
  return and(...words.map((word) => ilike(all, containing(word))))
}

/** What is called just so first, then what begins so, then the shortest. */
export function bestFirst(label: PgColumn | SQL, words: readonly string[]): SQL[] {
  const text = words.join(' ')
  const last = words.at(-1) ?? ''
  return [
    sql`case when lower(${label}) = ${text} then 0
      when lower(${label}) like ${`${escaped(text)}%`} then 1
      when lower(${label}) like ${`${escaped(last)}%`} then 2 else 3 end`,
    sql`length(${label})`,
    sql`${label}`,
  ]
}

/** The pattern of texts in which this one occurs, for `like` and `ilike`. */
export function containing(text: string): string {
  return `%${escaped(text)}%`
}

function escaped(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&')
}
