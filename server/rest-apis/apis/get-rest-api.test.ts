import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { createRestApi } from './create-rest-api.ts'
import { getRestApi } from './get-rest-api.ts'

test('200 for every member of the account', () =>
  withWorld(async ({ owner, as }) => {
    const api = await createRestApi(owner, { name: 'Pets' })
    expect(await getRestApi(as('viewer'), { restApiId: api.id })).toEqual({ ...api, tags: {} })
  }))

test.each(['nonsense', '', "'; drop table rest_apis; --"])('404 for the id %j, with AWS’s text', (restApiId) =>
  withWorld(async ({ owner }) => {
    await expect(getRestApi(owner, { restApiId })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: `Invalid API identifier specified ${owner.accountId}:${restApiId}`,
    })
  }),
)

test('404 for an id in upper case, and in another account', () =>
  withWorld(async ({ owner, stranger, consumer }) => {
    const { restApiId } = await makeApi(owner)
    const upper = `${restApiId.toUpperCase()}Z`
    await expect(getRestApi(owner, { restApiId: upper })).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(getRestApi(stranger, { restApiId })).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(getRestApi(consumer, { restApiId })).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))
