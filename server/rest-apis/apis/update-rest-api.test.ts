import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { configurationChanges, restApis } from '#db/schema.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { makeStage } from '../testing/make-stage.ts'
import { createRestApi } from './create-rest-api.ts'
import { getRestApi } from './get-rest-api.ts'
import { updateRestApi } from './update-rest-api.ts'

const tooManyTypes = Array.from({ length: 101 }, (_, index) => `a/${index}`)

test('200 changes what is given, keeps the rest and notes when', () =>
  withWorld(async ({ owner, db, passTime }) => {
    const { id: restApiId } = await createRestApi(owner, { name: 'Pets', description: 'Old', tags: { a: 'b' } })
    passTime(1000)
    const updated = await updateRestApi(owner, {
      restApiId,
      name: 'Cats',
      minimumCompressionSize: 10,
      policy: '{"Statement":[]}',
      endpointConfiguration: { types: ['REGIONAL'] },
    })
    expect(updated).toMatchObject({
      name: 'Cats',
      description: 'Old',
      minimumCompressionSize: 10,
      tags: { a: 'b' },
      policy: '{"Statement":[]}',
      endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
    })
    expect(await getRestApi(owner, { restApiId })).toEqual(updated)
    const [row] = await db.select().from(restApis).where(eq(restApis.id, restApiId))
    expect(row?.changedDate).toEqual(owner.now())
  }))

test('200 clears what is null or empty', () =>
  withWorld(async ({ owner }) => {
    const { id: restApiId } = await createRestApi(owner, {
      name: 'Pets',
      description: 'Old',
      policy: '{"Statement":[]}',
      minimumCompressionSize: 5,
    })
    const cleared = await updateRestApi(owner, {
      restApiId,
      description: '',
      policy: null,
      minimumCompressionSize: null,
    })
    for (const member of ['description', 'policy', 'minimumCompressionSize']) expect(cleared).not.toHaveProperty(member)
  }))

test('200 changes the list of binary media types by element or as a whole', () =>
  withWorld(async ({ owner }) => {
    const { id: restApiId } = await createRestApi(owner, { name: 'Pets', binaryMediaTypes: ['a/a', 'b/b'] })
    const change = { add: ['c/c', 'b/b'], remove: ['a/a', 'x/x'] }
    expect(await updateRestApi(owner, { restApiId, binaryMediaTypes: change })).toMatchObject({
      binaryMediaTypes: ['b/b', 'c/c'],
    })
    expect(await updateRestApi(owner, { restApiId, binaryMediaTypes: [] })).not.toHaveProperty('binaryMediaTypes')
  }))

test('200 becomes private with dualstack addresses and takes VPC endpoints', () =>
  withWorld(async ({ owner }) => {
    const { id: restApiId } = await createRestApi(owner, { name: 'Pets' })
    const { endpointConfiguration } = await updateRestApi(owner, {
      restApiId,
      endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: { add: ['vpce-1'] } },
    })
    expect(endpointConfiguration).toEqual({
      types: ['PRIVATE'],
      ipAddressType: 'dualstack',
      vpcEndpointIds: ['vpce-1'],
    })
  }))

test('only the default endpoint and the endpoint’s type reach the data plane at once', () =>
  withWorld(async ({ owner, db }) => {
    const api = await makeApi(owner)
    await makeStage(owner, api.restApiId, 'prod')
    await updateRestApi(owner, { restApiId: api.restApiId, name: 'Cats', disableExecuteApiEndpoint: false })
    expect(await db.select().from(configurationChanges)).toEqual([])
    const change = { kind: 'stage', key: `${api.restApiId}/prod` }
    await updateRestApi(owner, { restApiId: api.restApiId, disableExecuteApiEndpoint: true })
    expect(await db.select().from(configurationChanges)).toMatchObject([change])
    await updateRestApi(owner, { restApiId: api.restApiId, endpointConfiguration: { types: ['REGIONAL'] } })
    expect(await db.select().from(configurationChanges)).toMatchObject([change, change])
  }))

test('200 to a TLS policy of the new kind and back; a strict one holds the type of the endpoint', () =>
  withWorld(async ({ owner }) => {
    const { id: restApiId } = await createRestApi(owner, { name: 'Pets' })
    const enhanced = { securityPolicy: 'SecurityPolicy_TLS13_2025_EDGE', endpointAccessMode: 'STRICT' as const }
    expect(await updateRestApi(owner, { restApiId, ...enhanced })).toMatchObject(enhanced)
    expect(await getRestApi(owner, { restApiId })).toMatchObject({ ...enhanced, apiStatus: 'AVAILABLE' })
    const regional = {
      endpointConfiguration: { types: ['REGIONAL'] },
      securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
    }
    await expect(updateRestApi(owner, { restApiId, ...regional })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: 'Cannot change the endpoint type while the endpoint access mode is STRICT. Set it to BASIC first.',
    })
    await updateRestApi(owner, { restApiId, endpointAccessMode: 'BASIC' })
    expect(await updateRestApi(owner, { restApiId, ...regional })).toMatchObject(regional)
    await updateRestApi(owner, { restApiId, securityPolicy: 'TLS_1_0', endpointAccessMode: '' })
    const back = await getRestApi(owner, { restApiId })
    expect([back.securityPolicy, back.endpointAccessMode]).toEqual(['TLS_1_0', undefined])
  }))

test.each<[message: string, change: Record<string, unknown>]>([
  ['Invalid minimum compression size', { minimumCompressionSize: -1 }],
  ['Invalid policy document', { policy: 'x' }],
  ['Invalid EndpointTypes specified', { endpointConfiguration: { types: ['MOON'] } }],
  ['Invalid binary media types specified', { binaryMediaTypes: { add: ['x'.repeat(257)] } }],
  ['Invalid binary media types specified', { binaryMediaTypes: tooManyTypes }],
  ['Cannot update the security policy from TLS_1_0 to TLS_1_2', { securityPolicy: 'TLS_1_2' }],
  ['securityPolicy', { securityPolicy: 'TLS_9' }],
  ['endpointAccessMode', { endpointAccessMode: 'OPEN' }],
  ['Endpoint access mode is only supported with', { endpointAccessMode: 'BASIC' }],
  ['Endpoint access mode is required', { securityPolicy: 'SecurityPolicy_TLS13_2025_EDGE' }],
  ['Invalid security policy', { securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', endpointAccessMode: 'BASIC' }],
  ['name', { name: '' }],
  ['name', { name: null }],
])('400 %s and nothing changed', (message, change) =>
  withWorld(async ({ owner }) => {
    const { id: restApiId } = await createRestApi(owner, { name: 'Pets' })
    const before = await getRestApi(owner, { restApiId })
    await expect(updateRestApi.invoke(owner, { restApiId, ...change })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: expect.stringContaining(message),
    })
    expect(await getRestApi(owner, { restApiId })).toEqual(before)
  }),
)

test('404 in another account, 403 for a viewer', () =>
  withWorld(async ({ owner, stranger, as }) => {
    const { restApiId } = await makeApi(owner)
    await expect(updateRestApi(stranger, { restApiId, name: 'Mine' })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    await expect(updateRestApi(as('viewer'), { restApiId, name: 'Mine' })).rejects.toMatchObject({
      failure: 'ForbiddenException',
    })
    expect(await getRestApi(owner, { restApiId })).toMatchObject({ name: 'Pets' })
  }))
