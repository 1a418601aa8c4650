import { randomUUID } from 'node:crypto'
import { desc } from 'drizzle-orm'
import { functions, functionVersions } from '#db/schema.ts'
import type { CommandContext } from '../context.ts'
import { isFunction } from './find-function.ts'
import type { FunctionRow, VersionRow } from './function-configuration.ts'

/**
 * Publishes what `$LATEST` is now as the next version. When it is what the last version was, that one is the answer, as
 * on AWS.
 */
export async function insertVersion(
  context: CommandContext,
  row: FunctionRow,
  description = row.description,
): Promise<VersionRow> {
  const { db, accountId } = context
  const { functionName } = row
  const [last] = await db
    .select()
    .from(functionVersions)
    .where(isFunction(functionVersions, accountId, functionName))
    .orderBy(desc(functionVersions.version))
    .limit(1)
  if (last && isSame(context, last, row)) return last
  const version = row.lastVersion + 1
  const { lastVersion: _last, tags: _tags, ...configuration } = row
  const published = { ...configuration, version, description, revisionId: randomUUID(), lastModified: context.now() }
  // Two that publish at once meet at this row: the second one waits, and fails at the version's key.
  await db
    .update(functions)
    .set({ lastVersion: version })
    .where(isFunction(functions, accountId, functionName))
  const [inserted] = await db.insert(functionVersions).values(published).returning()
  return inserted ?? published
}

/** Environments are compared as they are read: the same text is encrypted differently each time. */
function isSame({ secrets }: CommandContext, last: VersionRow, row: FunctionRow): boolean {
  const read = ({ environmentEncrypted }: FunctionRow | VersionRow) =>
    secrets.decrypt(environmentEncrypted, 'function-environment')
  return (
    (['codeSha256', 'handler', 'memorySize', 'timeout', 'runtime'] as const).every((key) => last[key] === row[key]) &&
    read(last) === read(row)
  )
}
