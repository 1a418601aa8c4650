import { expect, test } from 'vitest'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import { getRestApis } from '#server/rest-apis/apis/get-rest-apis.ts'
import { readPlacedMethods } from '#server/rest-apis/methods/placed-methods.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createProxyApi } from './create-proxy-api.ts'

test('200: hands every path and verb on, for callers with a key', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await createProxyApi(owner, { baseUrl: 'https://api.example.org/v1/' })
    expect(await getRestApi(owner, { restApiId })).toMatchObject({ name: 'api.example.org' })
    const rows = await readPlacedMethods(owner, restApiId)
    expect(rows.map(({ path, httpMethod, apiKeyRequired }) => [path, httpMethod, apiKeyRequired]).sort()).toEqual([
      ['/', 'ANY', true],
      ['/{proxy+}', 'ANY', true],
    ])
    expect(rows.map(({ integration }) => integration?.uri).sort()).toEqual([
      'https://api.example.org/v1',
      'https://api.example.org/v1/{proxy}',
    ])
    expect(rows.find(({ path }) => path === '/{proxy+}')).toMatchObject({
      requestParameters: { 'method.request.path.proxy': true },
      integration: { requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' } },
    })
  }))

test('200: takes a name', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await createProxyApi(owner, { baseUrl: 'http://127.0.0.1:9', name: 'Orders' })
    expect(await getRestApi(owner, { restApiId })).toMatchObject({ name: 'Orders' })
  }))

test.each(['', 'orders', 'http://', 'ftp://x', 'http://x/?a=b'])('400 for %j, and no API is made', (baseUrl) =>
  withWorld(async ({ owner }) => {
    await expect(createProxyApi(owner, { baseUrl })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { baseUrl: expect.any(String) },
    })
    expect((await getRestApis(owner, {})).items).toEqual([])
  }),
)

test('403 for a viewer', () =>
  withWorld(async ({ as }) => {
    await expect(createProxyApi(as('viewer'), { baseUrl: 'http://x' })).rejects.toMatchObject({
      failure: 'ForbiddenException',
    })
  }))
