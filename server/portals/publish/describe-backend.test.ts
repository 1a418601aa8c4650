import { expect, test } from 'vitest'
import { importReports } from '#db/schema.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { connectBackend } from './connect-backend.ts'
import { describeBackend } from './describe-backend.ts'
import { insertApi, mock, proxyTo } from './testing/insert-api.ts'

test('200: the base URL is that of most methods', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, {
      'GET /a': proxyTo('http://one/a'),
      'GET /b': proxyTo('http://two/b'),
      'GET /c': proxyTo('http://two/c'),
      'GET /d': mock,
      'GET /e': null,
    })
    expect(await describeBackend(owner, { restApiId })).toEqual({
      baseUrl: 'http://two',
      proposedBaseUrls: [],
      methods: 5,
      unconnected: 1,
      others: 1,
      access: 'open',
      cors: false,
    })
  }))

test('200: proposes the servers of the imported document that can be called', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /a': null })
    await owner.db.insert(importReports).values({
      restApiId,
      format: 'OpenAPI 3.1',
      servers: ['/relative', 'https://api.example.org/v1', '{scheme}://x', 'ftp://x'],
      entries: [],
      createdAt: owner.now(),
    })
    expect(await describeBackend(owner, { restApiId })).toMatchObject({
      baseUrl: undefined,
      proposedBaseUrls: ['https://api.example.org/v1'],
    })
  }))

test('200: tells a key on every method from a key on some, preflights aside', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /a': mock, 'OPTIONS /b': proxyTo('http://b/b') })
    await connectBackend(owner, { restApiId, access: 'api-key', cors: true })
    expect(await describeBackend(owner, { restApiId })).toMatchObject({ access: 'api-key', cors: true, methods: 2 })
    const mixed = await insertApi(owner, { 'GET /a': mock })
    await connectBackend(owner, { restApiId: mixed, access: 'api-key', cors: false })
    expect(await describeBackend(owner, { restApiId: mixed })).toMatchObject({ access: 'api-key', cors: false })
  }))

test('200: an API without methods', () =>
  withWorld(async ({ owner, as }) => {
    const restApiId = await insertApi(owner, {})
    expect(await describeBackend(as('viewer'), { restApiId })).toMatchObject({ methods: 0, access: 'open' })
  }))

test('403 for a consumer', () =>
  withWorld(async ({ owner, consumer }) => {
    const restApiId = await insertApi(owner, {})
    await expect(describeBackend(consumer, { restApiId })).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))

test('404 in another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const restApiId = await insertApi(owner, {})
    await expect(describeBackend(stranger, { restApiId })).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))
