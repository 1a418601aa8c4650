import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import {
  apiKeys,
  apps,
  authorizers,
  domainNames,
  functions,
  methods,
  models,
  portals,
  products,
  resources,
  restApis,
  stages,
  usagePlans,
} from '#db/schema.ts'
import type { Context } from '../context.ts'
import type { Permission } from '../permissions.ts'
import { bestFirst, hasWords } from './text-match.ts'

/** An object of the account, with what its address is made of. */
export interface FoundObject {
  kind:
    | 'api'
    | 'method'
    | 'resource'
    | 'stage'
    | 'authorizer'
    | 'model'
    | 'api-key'
    | 'app'
    | 'usage-plan'
    | 'product'
    | 'function'
    | 'domain-name'
    | 'portal'
  /** Of the object itself; what it has no id but a name, the name. For an app, the id of its API key. */
  id: string
  label: string
  /** Of the API that it is part of. */
  restApiId?: string
  apiName?: string
  /** Of a method. */
  httpMethod?: string
}

type Reach = Pick<Context, 'db' | 'accountId'>

interface SearchedKind {
  permission: Permission
  search(context: Reach, words: readonly string[], limit: number): Promise<FoundObject[]>
}

/** In the order in which they are shown. */
export const searchedKinds: readonly SearchedKind[] = [
  { permission: 'apis:read', search: searchApis },
  { permission: 'apis:read', search: searchMethods },
  { permission: 'apis:read', search: searchResources },
  { permission: 'stages:read', search: searchStages },
  ownKind('product', products, products.id, products.name, [products.slug, products.tagline], 'products:read'),
  ownKind('usage-plan', usagePlans, usagePlans.id, usagePlans.name, [usagePlans.description], 'usage-plans:read'),
  { permission: 'api-keys:read', search: searchApiKeys },
  { permission: 'api-keys:read', search: searchApps },
  ownKind('function', functions, functions.functionName, functions.functionName, [], 'functions:read'),
  ownKind('domain-name', domainNames, domainNames.domainName, domainNames.domainName, [], 'domain-names:read'),
  ownKind('portal', portals, portals.id, portals.name, [portals.slug, portals.hostname], 'portals:read'),
  { permission: 'apis:read', search: searchAuthorizers },
  { permission: 'apis:read', search: searchModels },
]

type OwnTable = typeof products | typeof usagePlans | typeof functions | typeof domainNames | typeof portals

/** A kind whose table says itself whose a row is. */
function ownKind(
  kind: FoundObject['kind'],
  table: OwnTable,
  id: PgColumn,
  label: PgColumn,
  others: readonly PgColumn[],
  permission: Permission,
): SearchedKind {
  return {
    permission,
    search: async ({ db, accountId }, words, limit) => {
      const rows = await db
        .select({ id: text(id), label: text(label) })
        .from(table)
        .where(and(eq(table.accountId, accountId), hasWords([label, id, ...others], words)))
        .orderBy(...bestFirst(label, words))
        .limit(limit)
      return rows.map((row) => ({ kind, ...row }))
    },
  }
}

function text(column: PgColumn | SQL): SQL<string> {
  return sql<string>`${column}`
}

async function searchApis({ db, accountId }: Reach, words: readonly string[], limit: number): Promise<FoundObject[]> {
  const rows = await db
    .select({ id: restApis.id, label: restApis.name })
    .from(restApis)
    .where(and(eq(restApis.accountId, accountId), hasWords([restApis.name, restApis.id, restApis.description], words)))
    .orderBy(...bestFirst(restApis.name, words))
    .limit(limit)
  return rows.map((row) => ({ kind: 'api', ...row }))
}

async function searchMethods({ db, accountId }: Reach, words: readonly string[], limit: number) {
  const rows = await db
    .select({
      id: resources.id,
      label: resources.path,
      httpMethod: methods.httpMethod,
      restApiId: restApis.id,
      apiName: restApis.name,
    })
    .from(methods)
    .innerJoin(resources, and(eq(resources.restApiId, methods.restApiId), eq(resources.id, methods.resourceId)))
    .innerJoin(restApis, eq(restApis.id, methods.restApiId))
    .where(
      and(
        eq(restApis.accountId, accountId),
        hasWords([methods.httpMethod, resources.path, methods.operationName, restApis.name], words),
        // An API's name alone would bring all of its methods.
        notOnly(restApis.name, words),
      ),
    )
    .orderBy(...bestFirst(sql`${methods.httpMethod} || ' ' || ${resources.path}`, words))
    .limit(limit)
  return rows.map((row): FoundObject => ({ kind: 'method', ...row }))
}

async function searchResources({ db, accountId }: Reach, words: readonly string[], limit: number) {
  const rows = await db
    .select({ id: resources.id, label: resources.path, restApiId: restApis.id, apiName: restApis.name })
    .from(resources)
    .innerJoin(restApis, eq(restApis.id, resources.restApiId))
    .where(
      and(
        eq(restApis.accountId, accountId),
        hasWords([resources.path, resources.id, restApis.name], words),
        notOnly(restApis.name, words),
      ),
    )
    .orderBy(...bestFirst(resources.path, words))
    .limit(limit)
  return rows.map((row): FoundObject => ({ kind: 'resource', ...row }))
}

async function searchStages({ db, accountId }: Reach, words: readonly string[], limit: number) {
  const rows = await db
    .select({ id: stages.stageName, label: stages.stageName, restApiId: restApis.id, apiName: restApis.name })
    .from(stages)
    .innerJoin(restApis, eq(restApis.id, stages.restApiId))
    .where(
      and(eq(restApis.accountId, accountId), hasWords([stages.stageName, restApis.name, stages.deploymentId], words)),
    )
    .orderBy(...bestFirst(stages.stageName, words), restApis.name)
    .limit(limit)
  return rows.map((row): FoundObject => ({ kind: 'stage', ...row }))
}

async function searchApiKeys({ db, accountId }: Reach, words: readonly string[], limit: number) {
  const label = sql<string>`coalesce(nullif(${apiKeys.name}, ''), ${apiKeys.id})`
  const rows = await db
    .select({ id: apiKeys.id, label })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.accountId, accountId),
        hasWords([apiKeys.name, apiKeys.id, apiKeys.description, apiKeys.customerId], words),
      ),
    )
    .orderBy(...bestFirst(label, words))
    .limit(limit)
  return rows.map((row): FoundObject => ({ kind: 'api-key', ...row }))
}

/** By the key that the app has: an app without one has nothing here yet. */
async function searchApps({ db, accountId }: Reach, words: readonly string[], limit: number) {
  const rows = await db
    .select({ id: apiKeys.id, label: apps.name })
    .from(apps)
    .innerJoin(apiKeys, eq(apiKeys.appId, apps.id))
    .where(and(eq(apps.accountId, accountId), hasWords([apps.name, apps.id], words)))
    .orderBy(...bestFirst(apps.name, words))
    .limit(limit)
  return rows.map((row): FoundObject => ({ kind: 'app', ...row }))
}

async function searchAuthorizers({ db, accountId }: Reach, words: readonly string[], limit: number) {
  const rows = await db
    .select({ id: authorizers.id, label: authorizers.name, restApiId: restApis.id, apiName: restApis.name })
    .from(authorizers)
    .innerJoin(restApis, eq(restApis.id, authorizers.restApiId))
    .where(
      and(
        eq(restApis.accountId, accountId),
        hasWords([authorizers.name, authorizers.id, restApis.name], words),
        notOnly(restApis.name, words),
      ),
    )
    .orderBy(...bestFirst(authorizers.name, words))
    .limit(limit)
  return rows.map((row): FoundObject => ({ kind: 'authorizer', ...row }))
}

async function searchModels({ db, accountId }: Reach, words: readonly string[], limit: number) {
  const rows = await db
    .select({ id: models.name, label: models.name, restApiId: restApis.id, apiName: restApis.name })
    .from(models)
    .innerJoin(restApis, eq(restApis.id, models.restApiId))
    .where(
      and(
        eq(restApis.accountId, accountId),
        hasWords([models.name, restApis.name], words),
        notOnly(restApis.name, words),
      ),
    )
    .orderBy(...bestFirst(models.name, words))
    .limit(limit)
  return rows.map((row): FoundObject => ({ kind: 'model', ...row }))
}

/** Some word is about the object itself, not about the API that it is in. */
function notOnly(apiName: PgColumn, words: readonly string[]): SQL {
  return sql`not (${hasWords([apiName], words) ?? sql`false`})`
}
