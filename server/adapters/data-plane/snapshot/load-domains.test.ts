import { createGateway } from 'gateway-core/gateway.ts'
import { applyChange, type Snapshot } from 'gateway-core/snapshot.ts'
import { MemoryClient } from 'gateway-core/testing/memory-client.ts'
import { memoryPorts } from 'gateway-core/testing/memory-ports.ts'
import { expect, test } from 'vitest'
import type { Context } from '../../../context.ts'
import { createBasePathMapping } from '../../../domains/base-path-mappings/create-base-path-mapping.ts'
import { deleteBasePathMapping } from '../../../domains/base-path-mappings/delete-base-path-mapping.ts'
import { updateBasePathMapping } from '../../../domains/base-path-mappings/update-base-path-mapping.ts'
import { createDomainName } from '../../../domains/domain-names/create-domain-name.ts'
import { deleteDomainName } from '../../../domains/domain-names/delete-domain-name.ts'
import { updateDomainName } from '../../../domains/domain-names/update-domain-name.ts'
import { updateRestApi } from '../../../rest-apis/apis/update-rest-api.ts'
import { createDeployment } from '../../../rest-apis/deployments/create-deployment.ts'
import { putIntegration } from '../../../rest-apis/integrations/put-integration.ts'
import { putIntegrationResponse } from '../../../rest-apis/integrations/put-integration-response.ts'
import { putMethodResponse } from '../../../rest-apis/methods/put-method-response.ts'
import { makeApi } from '../../../rest-apis/testing/make-api.ts'
import { withWorld } from '../../../testing/with-world.ts'
import { loadChange } from './load-change.ts'
import { loadSnapshot } from './load-snapshot.ts'

const domainName = 'api.example.com'
const regional = { endpointConfiguration: { types: ['REGIONAL' as const] } }

/** What was served before, after the changes since, which must be what a fresh load gives. */
async function after(db: Context['db'], before: Snapshot): Promise<Snapshot> {
  const change = await loadChange(db, before)
  if (!change) throw new Error('Nothing changed')
  const changed = applyChange(before, change)
  expect(changed).toEqual({ ...(await loadSnapshot(db)), version: change.version })
  return changed
}

/** `GET /pets/{id}`, answered by MOCK, deployed as prod. */
async function deployed(context: Context): Promise<string> {
  const { restApiId, get } = await makeApi(context)
  await putMethodResponse(context, { ...get, statusCode: '200' })
  await putIntegration(context, {
    ...get,
    type: 'MOCK',
    requestTemplates: { 'application/json': '{"statusCode":200}' },
  })
  const responseTemplates = { 'application/json': '$context.domainName $context.path' }
  await putIntegrationResponse(context, { ...get, statusCode: '200', responseTemplates })
  await createDeployment(context, { restApiId, stageName: 'prod' })
  return restApiId
}

test('domain names are served with their mappings, each change by itself', () =>
  withWorld(async ({ owner, db }) => {
    const restApiId = await deployed(owner)
    let served = await loadSnapshot(db)
    expect(served.domains.size).toBe(0)
    await createDomainName(owner, { domainName })
    served = await after(db, served)
    expect(served.domains.get(domainName)).toEqual({ mappings: [] })
    await createBasePathMapping(owner, { domainName, restApiId })
    await createBasePathMapping(owner, { domainName, basePath: 'shop/v1', restApiId, stage: 'prod' })
    served = await after(db, served)
    const shop = { basePath: 'shop/v1', restApiId, stage: 'prod' }
    expect(served.domains.get(domainName)).toEqual({ mappings: [{ basePath: '', restApiId }, shop] })
    await updateBasePathMapping(owner, { domainName, basePath: 'shop/v1', newBasePath: 'v2' })
    await deleteBasePathMapping(owner, { domainName, basePath: '(none)' })
    served = await after(db, served)
    expect(served.domains.get(domainName)).toEqual({ mappings: [{ ...shop, basePath: 'v2' }] })
    await deleteDomainName(owner, { domainName })
    served = await after(db, served)
    expect(served.domains.has(domainName)).toBe(false)
  }))

test('of a domain name that asks for what nobody checks yet nothing is served', () =>
  withWorld(async ({ owner, db }) => {
    const restApiId = await deployed(owner)
    await createDomainName(owner, { domainName, ...regional })
    await createBasePathMapping(owner, { domainName, restApiId })
    const mapped = { mappings: [{ basePath: '', restApiId }] }
    expect((await loadSnapshot(db)).domains.get(domainName)).toEqual(mapped)
    const mutualTls = (truststoreUri: string) => ({ domainName, mutualTlsAuthentication: { truststoreUri } })
    await updateDomainName(owner, mutualTls('s3://bucket/key'))
    expect((await loadSnapshot(db)).domains.get(domainName)).toEqual({ mappings: [] })
    await updateDomainName(owner, mutualTls(''))
    expect((await loadSnapshot(db)).domains.get(domainName)).toEqual(mapped)
    await updateDomainName(owner, { domainName, routingMode: 'ROUTING_RULE_ONLY' })
    expect((await loadSnapshot(db)).domains.get(domainName)).toEqual({ mappings: [] })
    await updateDomainName(owner, { domainName, routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING' })
    expect((await loadSnapshot(db)).domains.get(domainName)).toEqual(mapped)
  }))

test('private domain names are not served, and do not stand in the way of a public one', () =>
  withWorld(async ({ owner, stranger, db }) => {
    const restApiId = await deployed(owner)
    const closed = { domainName, endpointConfiguration: { types: ['PRIVATE' as const] } }
    const { domainNameId } = await createDomainName(owner, closed)
    await createBasePathMapping(owner, { domainName, domainNameId, restApiId })
    expect((await loadSnapshot(db)).domains.size).toBe(0)
    await createDomainName(stranger, { domainName })
    expect((await loadSnapshot(db)).domains.get(domainName)).toEqual({ mappings: [] })
  }))

test('a call to the name reaches the stage, also where the API’s own address is closed', () =>
  withWorld(async ({ owner, db }) => {
    const restApiId = await deployed(owner)
    await createDomainName(owner, { domainName: '*.example.com' })
    await createBasePathMapping(owner, { domainName: '*.example.com', basePath: 'shop', restApiId, stage: 'prod' })
    await updateRestApi(owner, { restApiId, disableExecuteApiEndpoint: true })
    await using stack = new AsyncDisposableStack()
    const gateway = stack.adopt(createGateway(memoryPorts(), { patienceMs: 50 }), (each) => each.close())
    await gateway.load(await loadSnapshot(db))
    const ask = (host: string, target: string) => {
      const client = new MemoryClient({ host, target })
      gateway.handle(client)
      return [client.status, client.written]
    }
    expect(ask('eu.example.com', '/shop/pets/7')).toEqual([200, 'eu.example.com /shop/pets/7'])
    expect(ask('eu.example.com', '/pets/7')).toEqual([403, '{"message":"Forbidden"}'])
    expect(ask(`${restApiId}.execute-api.localhost`, '/prod/pets/7')).toEqual([403, '{"message":"Forbidden"}'])
  }))
