import { and, eq } from 'drizzle-orm'
import { functionAliases } from '#db/schema.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { findQualified, isFunction } from './find-function.ts'
import { functionArn } from './function-arn.ts'

type AliasRow = typeof functionAliases.$inferSelect

/** AWS Lambda's `AliasConfiguration`; it has no `routingConfig`: an alias stands for one version. */
export interface Alias {
  aliasArn: string
  name: string
  functionVersion: string
  description: string
  revisionId: string
}

export function toAlias(context: Context, row: AliasRow): Alias {
  const { name, functionVersion, description, revisionId } = row
  return { aliasArn: functionArn(context.settings.region, row, name), name, functionVersion, description, revisionId }
}

/** The alias of a function in the actor's account, or `NotFoundException`. */
export async function findAlias(context: Context, functionName: string, name: string): Promise<AliasRow> {
  const [row] = await context.db
    .select()
    .from(functionAliases)
    .where(isAlias(context, functionName, name))
  if (row) return row
  const arn = functionArn(context.settings.region, { accountId: context.accountId, functionName }, name)
  throw new ServiceError('NotFoundException', `Cannot find alias arn: ${arn}`)
}

export function isAlias({ accountId }: Context, functionName: string, name: string) {
  return and(isFunction(functionAliases, accountId, functionName), eq(functionAliases.name, name))
}

/** An alias stands only for what there is. */
export async function requireVersion(context: Context, functionName: string, version: string): Promise<void> {
  await findQualified(context, functionName, version)
}
