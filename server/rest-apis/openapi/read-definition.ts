import { asc, eq, getTableColumns } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import {
  authorizers,
  documentationParts,
  gatewayResponses,
  methods,
  models,
  requestValidators,
  resources,
  restApis,
} from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import type { ApiDefinition, DefinedMethod } from './api-definition.ts'

/** Reads the draft of an API. The caller has made sure that the API belongs to its account. */
export async function readDefinition(db: Database, restApiId: string): Promise<ApiDefinition> {
  const [api] = await db.select().from(restApis).where(eq(restApis.id, restApiId))
  if (!api) throw new ServiceError('NotFoundException', `Invalid API identifier specified ${restApiId}`)
  return {
    api: present(api),
    resources: await readResources(db, restApiId, documentOrder(api.openapiExtras)),
    ...(await readParts(db, restApiId)),
    documentationParts: await db
      .select({ location: documentationParts.location, properties: documentationParts.properties })
      .from(documentationParts)
      .where(eq(documentationParts.restApiId, restApiId)),
  }
}

type Parts = Pick<ApiDefinition, 'models' | 'requestValidators' | 'authorizers' | 'gatewayResponses'>

async function readParts(db: Database, restApiId: string): Promise<Parts> {
  const { restApiId: _modelApi, id: _modelId, ...modelColumns } = getTableColumns(models)
  const { restApiId: _validatorApi, ...validatorColumns } = getTableColumns(requestValidators)
  const { restApiId: _authorizerApi, ...authorizerColumns } = getTableColumns(authorizers)
  const { restApiId: _responseApi, ...responseColumns } = getTableColumns(gatewayResponses)
  return {
    models: (
      await db.select(modelColumns).from(models).where(eq(models.restApiId, restApiId)).orderBy(asc(models.name))
    ).map(present),
    requestValidators: await db
      .select(validatorColumns)
      .from(requestValidators)
      .where(eq(requestValidators.restApiId, restApiId))
      .orderBy(asc(requestValidators.name)),
    authorizers: (
      await db
        .select(authorizerColumns)
        .from(authorizers)
        .where(eq(authorizers.restApiId, restApiId))
        .orderBy(asc(authorizers.name))
    ).map(present),
    gatewayResponses: (
      await db
        .select(responseColumns)
        .from(gatewayResponses)
        .where(eq(gatewayResponses.restApiId, restApiId))
        .orderBy(asc(gatewayResponses.responseType))
    ).map(present),
  }
}

async function readResources(
  db: Database,
  restApiId: string,
  order: ReadonlyMap<string, number>,
): Promise<ApiDefinition['resources']> {
  const rows = await db
    .select({ id: resources.id, path: resources.path })
    .from(resources)
    .where(eq(resources.restApiId, restApiId))
  const methodRows = await db.select().from(methods).where(eq(methods.restApiId, restApiId))
  const byResource = new Map<string, DefinedMethod[]>()
  for (const { restApiId: _api, resourceId, ...row } of methodRows) {
    const list = byResource.get(resourceId)
    if (list) list.push(present(row))
    else byResource.set(resourceId, [present(row)])
  }
  return rows
    .sort((left, right) => rank(order, left.path) - rank(order, right.path) || compareText(left.path, right.path))
    .map(({ id, path }) => ({
      id,
      path,
      methods: (byResource.get(id) ?? []).sort(
        (left, right) => verbOrder.indexOf(left.httpMethod) - verbOrder.indexOf(right.httpMethod),
      ),
    }))
}

const verbOrder = ['ANY', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

function documentOrder(extras: Record<string, unknown> | null): ReadonlyMap<string, number> {
  const paths = Array.isArray(extras?.paths) ? extras.paths : []
  return new Map(paths.map((path, index) => [String(path), index]))
}

function rank(order: ReadonlyMap<string, number>, path: string): number {
  return order.get(path) ?? order.size
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

type Present<Row> = { [Key in keyof Row as null extends Row[Key] ? never : Key]: Row[Key] } & {
  [Key in keyof Row as null extends Row[Key] ? Key : never]?: Exclude<Row[Key], null>
}

/** A row without its nulls: AWS's members are absent, not null. The one place that says so to the compiler. */
function present<Row extends object>(row: Row): Present<Row> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Present<Row>
}
