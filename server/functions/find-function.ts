import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { functionAliases, type functionInvocations, functions, functionVersions } from '#db/schema.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { functionArn } from './function-arn.ts'
import type { FunctionRow, VersionRow } from './function-configuration.ts'

/** The function in the actor's account, or `NotFoundException`. */
export async function findFunction(context: Context, functionName: string): Promise<FunctionRow> {
  const [row] = await context.db
    .select()
    .from(functions)
    .where(isFunction(functions, context.accountId, functionName))
  if (!row) throw notFound(context, functionName)
  return row
}

/** The function, the version or what the alias stands for, in the actor's account, or `NotFoundException`. */
export async function findQualified(
  context: Context,
  functionName: string,
  qualifier: string | undefined,
): Promise<FunctionRow | VersionRow> {
  const row = await readQualified(context.db, { accountId: context.accountId, functionName, qualifier })
  if (!row) throw notFound(context, functionName, qualifier)
  return row
}

/** What an ARN means now; undefined when there is no such function, version or alias. */
export async function readQualified(
  db: Database,
  address: { accountId: string; functionName: string; qualifier: string | undefined },
): Promise<FunctionRow | VersionRow | undefined> {
  const { accountId, functionName } = address
  let version = address.qualifier ?? '$LATEST'
  if (version !== '$LATEST' && !/^\d+$/.test(version)) {
    const [alias] = await db
      .select()
      .from(functionAliases)
      .where(and(isFunction(functionAliases, accountId, functionName), eq(functionAliases.name, version)))
    if (!alias) return undefined
    version = alias.functionVersion
  }
  if (version === '$LATEST') {
    const [row] = await db
      .select()
      .from(functions)
      .where(isFunction(functions, accountId, functionName))
    return row
  }
  // One version has one name: `01` is none.
  if (!/^[1-9]\d{0,8}$/.test(version)) return undefined
  const [row] = await db
    .select()
    .from(functionVersions)
    .where(and(isFunction(functionVersions, accountId, functionName), eq(functionVersions.version, Number(version))))
  return row
}

type FunctionTable = typeof functions | typeof functionVersions | typeof functionAliases | typeof functionInvocations

/** The rows of one function, in any of its tables. */
export function isFunction(table: FunctionTable, accountId: string, functionName: string) {
  return and(eq(table.accountId, accountId), eq(table.functionName, functionName))
}

/** A command that was given the revision that it was made for meets another one. */
export function requireRevision(row: { revisionId: string }, revisionId: string | undefined): void {
  if (revisionId === undefined || revisionId === row.revisionId) return
  throw new ServiceError(
    'ConflictException',
    'The revision id that was given does not match the current one: someone else has changed the function meanwhile',
  )
}

function notFound(context: Context, functionName: string, qualifier?: string): ServiceError {
  const arn = functionArn(context.settings.region, { accountId: context.accountId, functionName }, qualifier)
  return new ServiceError('NotFoundException', `Function not found: ${arn}`)
}
