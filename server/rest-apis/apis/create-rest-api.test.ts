import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditRecords, models, restApis } from '#db/schema.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { getMethod } from '../methods/get-method.ts'
import { getResources } from '../resources/get-resources.ts'
import { makeApi } from '../testing/make-api.ts'
import { createRestApi } from './create-rest-api.ts'
import { updateRestApi } from './update-rest-api.ts'

const tooManyTypes = Array.from({ length: 101 }, (_, index) => `a/${index}`)

test('200 with AWS’s defaults, a root resource and the two default models', () =>
  withWorld(async ({ owner, db }) => {
    const api = await createRestApi(owner, { name: 'Pets' })
    expect(api).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{10}$/),
      name: 'Pets',
      createdDate: owner.now(),
      apiKeySource: 'HEADER',
      disableExecuteApiEndpoint: false,
      endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
      rootResourceId: expect.stringMatching(/^[a-z0-9]{10}$/),
      securityPolicy: 'TLS_1_0',
      apiStatus: 'AVAILABLE',
    })
    const { items } = await getResources(owner, { restApiId: api.id })
    expect(items).toEqual([{ id: api.rootResourceId, path: '/' }])
    const rows = await db.select({ name: models.name }).from(models).where(eq(models.restApiId, api.id))
    expect(rows.map((row) => row.name).sort()).toEqual(['Empty', 'Error'])
    const records = await db.select().from(auditRecords).where(eq(auditRecords.accountId, owner.accountId))
    expect(records).toMatchObject([{ operation: 'CreateRestApi', resource: `/restapis/${api.id}` }])
  }))

test('200 with everything that can be said', () =>
  withWorld(async ({ owner }) => {
    const given = {
      name: 'Pets',
      description: 'All of them',
      version: 'v1',
      binaryMediaTypes: ['image/png'],
      minimumCompressionSize: 0,
      apiKeySource: 'AUTHORIZER' as const,
      endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'] },
      policy: '{"Version":"2012-10-17","Statement":[]}',
      tags: { team: 'pets' },
      disableExecuteApiEndpoint: true,
      securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
      endpointAccessMode: 'STRICT' as const,
    }
    expect(await createRestApi(owner, given)).toMatchObject({
      ...given,
      endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1'] },
    })
  }))

test('200 as a copy with the TLS policy of the source, or with one of its own', () =>
  withWorld(async ({ owner }) => {
    const enhanced = { securityPolicy: 'SecurityPolicy_TLS13_2025_EDGE', endpointAccessMode: 'BASIC' as const }
    const { id: cloneFrom } = await createRestApi(owner, { name: 'Pets', ...enhanced })
    expect(await createRestApi(owner, { name: 'Copy', cloneFrom })).toMatchObject(enhanced)
    const own = await createRestApi(owner, { name: 'Own', cloneFrom, securityPolicy: 'TLS_1_0' })
    expect([own.securityPolicy, own.endpointAccessMode]).toEqual(['TLS_1_0', undefined])
    const isPrivate = await createRestApi(owner, { name: 'Near', endpointConfiguration: { types: ['PRIVATE'] } })
    expect(isPrivate.securityPolicy).toBe('TLS_1_2')
  }))

test('200 with a name that another API has', () =>
  withWorld(async ({ owner }) => {
    const first = await createRestApi(owner, { name: 'Pets' })
    const second = await createRestApi(owner, { name: 'Pets' })
    expect(second.id).not.toBe(first.id)
  }))

test('200 as a copy: the definition is there twice, and a change of one is none of the other', () =>
  withWorld(async ({ owner }) => {
    const source = await makeApi(owner)
    await updateRestApi(owner, { restApiId: source.restApiId, binaryMediaTypes: ['image/png'] })
    const copy = await createRestApi(owner, { name: 'Copy', cloneFrom: source.restApiId })
    expect(copy).toMatchObject({ name: 'Copy', binaryMediaTypes: ['image/png'] })
    const paths = async (restApiId: string) =>
      (await getResources(owner, { restApiId, embed: ['methods'] })).items.map((item) => item.path)
    expect(await paths(copy.id)).toEqual(await paths(source.restApiId))
    expect(await getMethod(owner, { ...source.get, restApiId: copy.id })).toEqual(await getMethod(owner, source.get))
    await updateRestApi(owner, { restApiId: copy.id, name: 'Changed' })
    expect(await getMethod(owner, source.get)).toBeDefined()
  }))

test.each<[message: string, input: Record<string, unknown>]>([
  ['Description cannot be an empty string', { description: '' }],
  ['Invalid minimum compression size, must be between 0 and 10485760', { minimumCompressionSize: -1 }],
  ['Invalid minimum compression size, must be between 0 and 10485760', { minimumCompressionSize: 10_485_761 }],
  ['Invalid minimum compression size, must be between 0 and 10485760', { minimumCompressionSize: 1.5 }],
  ['Cannot create an api with multiple Endpoint Types.', { endpointConfiguration: { types: ['EDGE', 'REGIONAL'] } }],
  ['REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.', { endpointConfiguration: { types: [] } }],
  [
    'Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE',
    { endpointConfiguration: { types: ['MOON'] } },
  ],
  ['ipAddressType must be either ipv4 or dualstack.', { endpointConfiguration: { ipAddressType: 'ipv9' } }],
  [
    'Only dualstack ipAddressType is supported for Private APIs.',
    { endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'ipv4' } },
  ],
  ['VPCEndpointIds are only supported for PRIVATE APIs.', { endpointConfiguration: { vpcEndpointIds: ['vpce-1'] } }],
  [
    'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.',
    { policy: '{"Statement"' },
  ],
  [
    'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.',
    { policy: '"Statement"' },
  ],
  ['Policy must be 8192 characters at most', { policy: `{"Statement":"${'x'.repeat(8192)}"}` }],
  ['securityPolicy: ', { securityPolicy: 'TLS_9' }],
  ['endpointAccessMode: ', { endpointAccessMode: 'OPEN' }],
  ['Endpoint access mode is only supported with', { endpointAccessMode: 'BASIC' }],
  ['Endpoint access mode is required', { securityPolicy: 'SecurityPolicy_TLS13_2025_EDGE' }],
  [
    'Invalid security policy SecurityPolicy_TLS13_1_3_2025_09 for endpoint type EDGE',
    { securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', endpointAccessMode: 'BASIC' },
  ],
  ['name: ', { name: '' }],
  ['name: ', { name: 'x'.repeat(1025) }],
  ['apiKeySource: ', { apiKeySource: 'COOKIE' }],
  ['binaryMediaTypes: ', { binaryMediaTypes: tooManyTypes }],
  ['tags.aws:x: ', { tags: { 'aws:x': '1' } }],
  ['tags.k: ', { tags: { k: 'x'.repeat(257) } }],
  ['50 tags', { tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, ''])) }],
])('400 %s and no API', (message, input) =>
  withWorld(async ({ owner, db }) => {
    await expect(createRestApi.invoke(owner, { name: 'Pets', ...input })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: expect.stringContaining(message),
    })
    expect(await db.select().from(restApis).where(eq(restApis.accountId, owner.accountId))).toEqual([])
  }),
)

test('404 for a copy of another account’s API', () =>
  withWorld(async ({ owner, stranger }) => {
    const { restApiId } = await makeApi(owner)
    await expect(createRestApi(stranger, { name: 'Mine', cloneFrom: restApiId })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
  }))

test('403 for a viewer', () =>
  withWorld(async ({ as }) => {
    await expect(createRestApi(as('viewer'), { name: 'Pets' })).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))
