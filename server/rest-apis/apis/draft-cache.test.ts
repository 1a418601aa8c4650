import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { DraftCache } from './draft-cache.ts'
import { findRestApi } from './find-rest-api.ts'
import { updateRestApi } from './update-rest-api.ts'

test('what is made of a draft is made once, and again after an edit', () =>
  withWorld(async ({ owner, passTime }) => {
    const { restApiId } = await makeApi(owner)
    const cache = new DraftCache<string>(1000, (text) => text.length)
    let made = 0
    const get = async (what: string) =>
      await cache.get(owner, await findRestApi(owner, restApiId), what, async () => `${what} ${++made}`)
    expect([await get('tree'), await get('tree')]).toEqual(['tree 1', 'tree 2'])
    passTime(60_000)
    expect([await get('tree'), await get('tree'), await get('count')]).toEqual(['tree 3', 'tree 3', 'count 4'])
    await updateRestApi(owner, { restApiId, description: 'Edited' })
    expect([await get('tree'), await get('tree')]).toEqual(['tree 5', 'tree 6'])
    passTime(60_000)
    expect([await get('tree'), await get('tree')]).toEqual(['tree 7', 'tree 7'])
  }))

test('two APIs have nothing in common', () =>
  withWorld(async ({ owner, passTime }) => {
    const cache = new DraftCache<string>(1000, (text) => text.length)
    const apis = [await makeApi(owner), await makeApi(owner)]
    passTime(60_000)
    for (const { restApiId } of apis) {
      const api = await findRestApi(owner, restApiId)
      expect(await cache.get(owner, api, 'tree', async () => restApiId)).toBe(restApiId)
    }
  }))
