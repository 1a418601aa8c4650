import { and, eq, inArray, notExists } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { functionCodes, functions, functionVersions } from '#db/schema.ts'
import type { Context } from '../context.ts'
import type { PackagedCode } from './package-code.ts'

/** Keeps a package, unless it is kept already. */
export async function storeCode({ db, now }: Context, { zip, sha256 }: PackagedCode): Promise<void> {
  await db.insert(functionCodes).values({ sha256, zip, size: zip.length, createdAt: now() }).onConflictDoNothing()
}

/** The zip; undefined when no function has it any more. */
export async function readCode(db: Database, sha256: string): Promise<Uint8Array | undefined> {
  const [row] = await db.select({ zip: functionCodes.zip }).from(functionCodes).where(eq(functionCodes.sha256, sha256))
  return row?.zip
}

/** Drops those of these packages that no function and no version has. */
export async function dropUnusedCode({ db }: Context, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return
  const usedBy = (table: typeof functions | typeof functionVersions) =>
    db.select({ found: table.codeSha256 }).from(table).where(eq(table.codeSha256, functionCodes.sha256))
  await db
    .delete(functionCodes)
    .where(
      and(
        inArray(functionCodes.sha256, [...hashes]),
        notExists(usedBy(functions)),
        notExists(usedBy(functionVersions)),
      ),
    )
}
