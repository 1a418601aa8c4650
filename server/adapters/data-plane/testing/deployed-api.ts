import { randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { DeployedMethod, DeploymentColumn } from '#db/deployment.ts'
import type { IntegrationColumn } from '#db/schema/methods.ts'
import type { QuotaColumn, ThrottleColumn } from '#db/schema/usage-plans.ts'
import {
  accounts,
  apiKeys,
  deployments,
  restApis,
  stages,
  usagePlanKeys,
  usagePlanStages,
  usagePlans,
} from '#db/schema.ts'
import { newId } from '../../../new-id.ts'
import { hashApiKeyValue } from '../../../secrets.ts'

/** A deployed API with one method, an API key and a usage plan, as rows. */
export interface DeployedApi {
  readonly accountId: string
  readonly restApiId: string
  readonly stageName: string
  readonly deploymentId: string
  readonly usagePlanId: string
  readonly apiKeyId: string
  /** For `x-api-key`. */
  readonly apiKeyValue: string
  /** Takes everything away again, for tests that commit. */
  remove(): Promise<void>
}

export interface DeployedApiOptions {
  /** What `GET /` calls; without it, a mock answers 200. */
  readonly backend?: string
  readonly quota?: QuotaColumn
  readonly throttle?: ThrottleColumn
  readonly apiKeyRequired?: boolean
}

/** Writes the rows that an import, a deployment and a plan with a key leave. */
export async function insertDeployedApi(db: Database, options: DeployedApiOptions = {}): Promise<DeployedApi> {
  const createdAt = new Date()
  const ids = {
    accountId: String(randomInt(200_000_000_000, 281_000_000_000_000)).slice(0, 12),
    restApiId: newId(10),
    stageName: 'prod',
    deploymentId: newId(6),
    usagePlanId: newId(6),
    apiKeyId: newId(10),
    apiKeyValue: newId(40),
  }
  await db.insert(accounts).values({ id: ids.accountId, name: 'Test', createdAt })
  await insertApi(db, ids, createdAt)
  await insertDeployment(db, ids, mockOrProxy(options))
  await insertStage(db, ids, createdAt)
  await insertPlanWithKey(db, ids, options, createdAt)
  return {
    ...ids,
    async remove() {
      await db.delete(restApis).where(eq(restApis.id, ids.restApiId))
      await db.delete(accounts).where(eq(accounts.id, ids.accountId))
    },
  }
}

type Ids = Omit<DeployedApi, 'remove'>

/** Another deployment of the API; the stage does not point to it yet. */
export async function insertDeployment(
  db: Database,
  ids: Pick<Ids, 'restApiId' | 'deploymentId'>,
  method: DeployedMethod,
): Promise<void> {
  const definition: DeploymentColumn = {
    api: { name: 'Test', apiKeySource: 'HEADER', binaryMediaTypes: [] },
    resources: [{ id: 'root', path: '/', methods: [method] }],
    models: [],
    requestValidators: [],
    authorizers: [],
    gatewayResponses: [],
  }
  await db.insert(deployments).values({
    restApiId: ids.restApiId,
    id: ids.deploymentId,
    createdDate: new Date(),
    createdBy: 'test',
    definition,
    openapi: {},
  })
}

/** `GET` that answers by itself with `status`, or passes on to `backend`. */
export function mockOrProxy({
  backend,
  apiKeyRequired = true,
  status = 200,
}: Pick<DeployedApiOptions, 'backend' | 'apiKeyRequired'> & { status?: number }): DeployedMethod {
  const integration: Omit<IntegrationColumn, 'type' | 'integrationResponses'> = {
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheNamespace: 'root',
    cacheKeyParameters: [],
  }
  return {
    httpMethod: 'GET',
    authorizationType: 'NONE',
    apiKeyRequired,
    methodResponses: { [status]: {} },
    integration: backend
      ? { ...integration, type: 'HTTP_PROXY', httpMethod: 'GET', uri: backend, integrationResponses: {} }
      : {
          ...integration,
          type: 'MOCK',
          requestTemplates: { 'application/json': `{"statusCode": ${status}}` },
          integrationResponses: { [status]: {} },
        },
  }
}

async function insertApi(db: Database, ids: Ids, at: Date): Promise<void> {
  await db.insert(restApis).values({
    id: ids.restApiId,
    accountId: ids.accountId,
    name: 'Test',
    rootResourceId: 'root',
    apiKeySource: 'HEADER',
    binaryMediaTypes: [],
    disableExecuteApiEndpoint: false,
    endpointConfiguration: { types: ['REGIONAL'] },
    tags: {},
    createdDate: at,
    changedDate: at,
  })
}

async function insertStage(db: Database, ids: Ids, at: Date): Promise<void> {
  const { restApiId, stageName, deploymentId } = ids
  await db.insert(stages).values({
    ...{ restApiId, stageName, deploymentId },
    methodSettings: {},
    cacheClusterEnabled: false,
    tracingEnabled: false,
    tags: {},
    createdDate: at,
    lastUpdatedDate: at,
  })
}

async function insertPlanWithKey(db: Database, ids: Ids, options: DeployedApiOptions, at: Date): Promise<void> {
  const { accountId, restApiId, stageName, usagePlanId, apiKeyId } = ids
  await db.insert(usagePlans).values({
    ...{ id: usagePlanId, accountId, name: 'Test', tags: {} },
    throttle: options.throttle,
    quota: options.quota,
  })
  await db.insert(usagePlanStages).values({ usagePlanId, restApiId, stageName })
  await db.insert(apiKeys).values({
    ...{ id: apiKeyId, accountId, enabled: true, tags: {} },
    valueEncrypted: '',
    valueHash: hashApiKeyValue(ids.apiKeyValue),
    createdDate: at,
    lastUpdatedDate: at,
  })
  await db.insert(usagePlanKeys).values({ usagePlanId, apiKeyId })
}
