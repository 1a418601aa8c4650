import { describe, expect, test } from 'vitest'
import { basePathMappings, configurationChanges } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { deleteRestApi } from '#server/rest-apis/apis/delete-rest-api.ts'
import { deleteStage } from '#server/rest-apis/stages/delete-stage.ts'
import { createTestApi, deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createDomainName } from '../domain-names/create-domain-name.ts'
import { createBasePathMapping } from './create-base-path-mapping.ts'
import { deleteBasePathMapping } from './delete-base-path-mapping.ts'
import { getBasePathMapping } from './get-base-path-mapping.ts'
import { getBasePathMappings } from './get-base-path-mappings.ts'
import { updateBasePathMapping } from './update-base-path-mapping.ts'

const domainName = 'api.example.com'

/** A domain name and a deployed API to map. */
async function mappable(context: Context) {
  await createDomainName(context, { domainName })
  return await deployTestApi(context)
}

describe('201', () => {
  test.each([
    [undefined, undefined, '(none)', undefined],
    ['', '', '(none)', undefined],
    ['(none)', '(none)', '(none)', undefined],
    ['v1', 'prod', 'v1', 'prod'],
    ['shop/v1/eu', 'prod', 'shop/v1/eu', 'prod'],
    ["A-z_0.9+!*'()$", 'prod', "A-z_0.9+!*'()$", 'prod'],
  ])('base path %j to stage %j is kept as %s', (basePath, stage, kept, keptStage) =>
    withWorld(async ({ owner, db }) => {
      const { restApiId } = await mappable(owner)
      const made = await createBasePathMapping(owner, { domainName, basePath, restApiId, stage })
      expect(made).toEqual({ basePath: kept, restApiId, ...(keptStage ? { stage: keptStage } : {}) })
      expect(await getBasePathMapping(owner, { domainName, basePath: kept })).toEqual(made)
      const change = { kind: 'domain', key: domainName }
      expect((await db.select().from(configurationChanges)).filter(({ kind }) => kind === 'domain')).toMatchObject([
        change,
        change,
      ])
    }),
  )

  test('the case of the domain name does not matter, that of the base path does', () =>
    withWorld(async ({ owner }) => {
      const { restApiId } = await mappable(owner)
      await createBasePathMapping(owner, { domainName: 'API.Example.com', basePath: 'v1', restApiId })
      await createBasePathMapping(owner, { domainName, basePath: 'V1', restApiId })
    }))

  test('of a private domain name by its id, which is announced to nobody', () =>
    withWorld(async ({ owner, db }) => {
      const { restApiId } = await deployTestApi(owner)
      const closed = { domainName, endpointConfiguration: { types: ['PRIVATE' as const] } }
      const { domainNameId } = await createDomainName(owner, closed)
      await createBasePathMapping(owner, { domainName, domainNameId, restApiId })
      expect((await getBasePathMappings(owner, { domainName, domainNameId })).items).toHaveLength(1)
      expect((await db.select().from(configurationChanges)).filter(({ kind }) => kind === 'domain')).toEqual([])
    }))
})

describe('400', () => {
  test.each(['/v1', 'v1/', 'a//b', 'a b', 'a?b', 'ä', '..', 'a/../b', './a', '%2f', 'a\\b', '{x}', 'x'.repeat(301)])(
    'for the base path %j',
    (basePath) =>
      withWorld(async ({ owner }) => {
        const { restApiId } = await mappable(owner)
        await expect(createBasePathMapping(owner, { domainName, basePath, restApiId })).rejects.toMatchObject({
          failure: 'BadRequestException',
          fields: { basePath: expect.stringContaining('Base Path should only have') },
        })
      }),
  )

  test('for an API and a stage that are not there, or another account’s, in AWS’s words', () =>
    withWorld(async ({ owner, stranger }) => {
      const { restApiId } = await mappable(owner)
      const theirs = await deployTestApi(stranger)
      for (const [given, message] of [
        [{ restApiId: 'nope' }, 'Invalid REST API identifier specified'],
        [{ restApiId: theirs.restApiId }, 'Invalid REST API identifier specified'],
        [{ restApiId, stage: 'nope' }, 'Invalid stage identifier specified'],
      ] as const) {
        const refused = { failure: 'BadRequestException', message }
        await expect(createBasePathMapping(owner, { domainName, ...given })).rejects.toMatchObject(refused)
      }
    }))
})

test('409 for a base path that the domain name has', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await mappable(owner)
    await createDomainName(owner, { domainName: 'other.example.com' })
    const taken = { failure: 'ConflictException', message: 'Base path already exists for this domain name' }
    for (const basePath of ['v1', undefined]) {
      await createBasePathMapping(owner, { domainName, basePath, restApiId })
      await expect(createBasePathMapping(owner, { domainName, basePath, restApiId })).rejects.toMatchObject(taken)
      await createBasePathMapping(owner, { domainName: 'other.example.com', basePath, restApiId })
    }
    const moved = updateBasePathMapping(owner, { domainName, basePath: 'v1', newBasePath: '(none)' })
    await expect(moved).rejects.toMatchObject(taken)
  }))

test('200: moves to another base path, API and stage', () =>
  withWorld(async ({ owner, db }) => {
    const { restApiId } = await mappable(owner)
    const other = await deployTestApi(owner, 'test')
    await createBasePathMapping(owner, { domainName, basePath: 'v1', restApiId, stage: 'prod' })
    const change = (given: object) => updateBasePathMapping.invoke(owner, { domainName, basePath: 'v1', ...given })
    expect(await change({ stage: '(none)' })).toEqual({ basePath: 'v1', restApiId })
    expect(await change({ restApiId: other.restApiId, stage: 'test' })).toEqual({
      basePath: 'v1',
      restApiId: other.restApiId,
      stage: 'test',
    })
    await expect(change({ restApiId })).rejects.toMatchObject({ message: 'Invalid stage identifier specified' })
    await expect(change({ newBasePath: '/' })).rejects.toMatchObject({ failure: 'BadRequestException' })
    expect(await change({ newBasePath: null })).toMatchObject({ basePath: '(none)', stage: 'test' })
    expect(await db.select().from(basePathMappings)).toMatchObject([{ basePath: '(none)', stage: 'test' }])
    await expect(change({})).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))

test('200: lists by base path, in pages', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await mappable(owner)
    for (const basePath of ['b', 'a/z', '(none)', 'a']) {
      await createBasePathMapping(owner, { domainName, basePath, restApiId })
    }
    const first = await getBasePathMappings(owner, { domainName, limit: 3 })
    expect(first.items.map(({ basePath }) => basePath)).toEqual(['(none)', 'a', 'a/z'])
    const rest = await getBasePathMappings(owner, { domainName, limit: 3, position: first.position })
    expect(rest).toEqual({ items: [{ basePath: 'b', restApiId }] })
  }))

test('202: a deleted one is gone, and others stay', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await mappable(owner)
    for (const basePath of ['a', '(none)']) await createBasePathMapping(owner, { domainName, basePath, restApiId })
    await deleteBasePathMapping(owner, { domainName, basePath: '(none)' })
    expect((await getBasePathMappings(owner, { domainName })).items).toEqual([{ basePath: 'a', restApiId }])
    const again = deleteBasePathMapping(owner, { domainName, basePath: '(none)' })
    const message = 'Invalid base path mapping identifier specified'
    await expect(again).rejects.toMatchObject({ failure: 'NotFoundException', message })
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId } = await mappable(owner)
    const key = { domainName, basePath: 'v1' }
    await createBasePathMapping(owner, { ...key, restApiId })
    for (const operation of [createBasePathMapping, updateBasePathMapping, deleteBasePathMapping]) {
      const attempt = operation.invoke(as('viewer'), { ...key, restApiId })
      await expect(attempt).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
    const { restApiId: theirs } = await createTestApi(stranger)
    for (const operation of [
      ...[createBasePathMapping, updateBasePathMapping, deleteBasePathMapping],
      ...[getBasePathMapping, getBasePathMappings],
    ]) {
      const attempt = operation.invoke(stranger, { ...key, restApiId: theirs })
      const message = 'Invalid domain name identifier specified'
      await expect(attempt).rejects.toMatchObject({ failure: 'NotFoundException', message })
    }
  }))

describe('400 for deleting what mappings lead to, in AWS’s words', () => {
  test('a stage, until none does', () =>
    withWorld(async ({ owner }) => {
      const { restApiId, stageName } = await mappable(owner)
      await createBasePathMapping(owner, { domainName, restApiId, stage: stageName })
      await expect(deleteStage(owner, { restApiId, stageName })).rejects.toMatchObject({
        failure: 'BadRequestException',
        message: `Deleting stage prod failed. Please remove all base path mappings related to the stage in your domains: ${domainName}`,
      })
      await updateBasePathMapping(owner, { domainName, basePath: '(none)', stage: null })
      await deleteStage(owner, { restApiId, stageName })
    }))

  test('an API, with every domain name once', () =>
    withWorld(async ({ owner, db }) => {
      const { restApiId } = await mappable(owner)
      await createDomainName(owner, { domainName: 'shop.example.com' })
      for (const name of ['shop.example.com', domainName]) {
        for (const basePath of ['a', 'b']) {
          await createBasePathMapping(owner, { domainName: name, basePath, restApiId })
        }
      }
      await expect(deleteRestApi(owner, { restApiId })).rejects.toMatchObject({
        failure: 'BadRequestException',
        message: `Deleting RestApi ${restApiId} failed. Please remove all base path mappings related to the RestApi in your domains: ${domainName}, shop.example.com`,
      })
      await db.delete(basePathMappings)
      await deleteRestApi(owner, { restApiId })
    }))
})
