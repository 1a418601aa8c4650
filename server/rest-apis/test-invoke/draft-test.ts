import { and, eq, inArray } from 'drizzle-orm'
import type { CallerIdentity } from 'gateway-core/caller-identity.ts'
import type { DeploymentColumn } from '#db/deployment.ts'
import { awsCredentials, users } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { deployedDefinition } from '../deployments/deployed-definition.ts'
import type { ApiDefinition, DefinedMethod } from '../openapi/api-definition.ts'
import type { DraftTest } from './test-invoker.ts'

/** The definition in the form of a deployment, with one resource and method of all. */
export function definitionOf(
  definition: ApiDefinition,
  { id, path }: { id: string; path: string },
  method: DefinedMethod,
): DeploymentColumn {
  return deployedDefinition({ ...definition, resources: [{ id, path, methods: [method] }] })
}

/** Stored credentials of the account under the ARNs that a test names. */
export async function credentialsOf(
  { db, accountId }: Context,
  arns: readonly (string | undefined)[],
): Promise<DraftTest['credentials']> {
  const named = arns.filter((arn) => arn !== undefined)
  if (named.length === 0) return []
  return db
    .select()
    .from(awsCredentials)
    .where(and(eq(awsCredentials.accountId, accountId), inArray(awsCredentials.arn, named)))
}

/** Who tests, as `$context.identity` shows it: at AWS the caller of `TestInvokeMethod`. */
export async function testerOf({ db, actor, accountId }: Context): Promise<CallerIdentity> {
  const userId = 'userId' in actor ? actor.userId : 'system'
  const [user] = await db.select({ email: users.email }).from(users).where(eq(users.id, userId))
  return {
    accountId,
    accessKey: actor.kind === 'access-key' ? actor.accessKeyId : 'test-invoke-access-key',
    caller: userId,
    user: userId,
    userArn: `arn:aws:iam::${accountId}:user/${user?.email ?? userId}`,
  }
}
