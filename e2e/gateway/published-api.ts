import { until } from './caller.ts'
import type { ServerProcess } from './start-process.ts'

export interface PublishedApi {
  readonly restApiId: string
  readonly usagePlanId: string
  readonly apiKeyId: string
  readonly apiKeyValue: string
  /** The path of `GET /` on any gateway. */
  readonly path: string
}

export interface PublishedApiOptions {
  /** What `GET /` passes on to; without it a mock answers 200. */
  readonly backend?: string
  /** Requests a month. */
  readonly quota?: number
}

/** What a provider does to publish an API with a plan and a key, by the same operations. */
export async function publishApi(server: ServerProcess, options: PublishedApiOptions = {}): Promise<PublishedApi> {
  const api = await server.call<{ id: string; rootResourceId: string }>('CreateRestApi', { name: 'Test' })
  const restApiId = api.id
  const method = { restApiId, resourceId: api.rootResourceId, httpMethod: 'GET' }
  await server.call('PutMethod', { ...method, authorizationType: 'NONE', apiKeyRequired: true })
  if (options.backend) {
    const proxy = { type: 'HTTP_PROXY', integrationHttpMethod: 'GET', uri: options.backend }
    await server.call('PutIntegration', { ...method, ...proxy })
    await deploy(server, restApiId)
  } else {
    await deployMock(server, restApiId, 200)
  }
  const key = await server.call<{ id: string; value: string }>('CreateApiKey', { name: 'Test', enabled: true })
  const plan = await server.call<{ id: string }>('CreateUsagePlan', {
    name: `Plan of ${restApiId}`,
    apiStages: [{ apiId: restApiId, stage: 'prod' }],
    ...(options.quota ? { quota: { limit: options.quota, offset: 0, period: 'MONTH' } } : {}),
  })
  await server.call('CreateUsagePlanKey', { usagePlanId: plan.id, keyId: key.id, keyType: 'API_KEY' })
  await untilServed(server)
  return {
    restApiId,
    usagePlanId: plan.id,
    apiKeyId: key.id,
    apiKeyValue: key.value,
    path: `/_aws/execute-api/${restApiId}/prod/`,
  }
}

/**
 * Waits until every thread of every living gateway node serves what is committed now. A node reports every 5 s; the only
 * one, over the embedded database, when it serves something new. A busy machine makes all reports late, so a node is left
 * out only when it has said nothing for 20 s while another has; and what no node has reported yet is not served.
 */
async function untilServed(server: ServerProcess): Promise<void> {
  await until(
    () =>
      server.rows<{ serving: number; behind: number }>(`select
        count(*) filter (where configuration_version >= latest.version)::int as serving,
        count(*) filter (where configuration_version < latest.version
          and last_seen_at > (select max(last_seen_at) from gateway_nodes) - interval '20 seconds')::int as behind
        from gateway_nodes, (select coalesce(max(version), 0) as version from configuration_changes) as latest`),
    ([count]) => count !== undefined && count.serving > 0 && count.behind === 0,
    60_000,
  )
}

/** Deploys a mock that answers `GET /` with the status. */
export async function deployMock(server: ServerProcess, restApiId: string, status: number): Promise<void> {
  const { items } = await server.call<{ items: { id: string; path: string }[] }>('GetResources', { restApiId })
  const root = items.find(({ path }) => path === '/')
  const method = { restApiId, resourceId: root?.id, httpMethod: 'GET' }
  const statusCode = String(status)
  await server.call('PutIntegration', {
    ...method,
    type: 'MOCK',
    requestTemplates: { 'application/json': `{"statusCode": ${statusCode}}` },
  })
  const known = await server.call<{ methodResponses?: Record<string, unknown> }>('GetMethod', method)
  if (!known.methodResponses?.[statusCode]) await server.call('PutMethodResponse', { ...method, statusCode })
  await server.call('PutIntegrationResponse', { ...method, statusCode })
  await deploy(server, restApiId)
}

async function deploy(server: ServerProcess, restApiId: string): Promise<void> {
  await server.call('CreateDeployment', { restApiId, stageName: 'prod' })
}
