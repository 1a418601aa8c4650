import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { createRestApi } from './create-rest-api.ts'
import { getRestApis } from './get-rest-apis.ts'

test('200 with the account’s own APIs and no others', () =>
  withWorld(async ({ owner, stranger }) => {
    const mine = await createRestApi(owner, { name: 'Mine' })
    await createRestApi(stranger, { name: 'Theirs' })
    expect(await getRestApis(owner, {})).toEqual({ items: [mine] })
  }))

test('200 in pages that together are the whole, each API once', () =>
  withWorld(async ({ owner }) => {
    const made = new Set<string>()
    for (let index = 0; index < 7; index++) made.add((await createRestApi(owner, { name: `Api ${index}` })).id)
    const seen: string[] = []
    let position: string | undefined
    do {
      const page = await getRestApis(owner, { limit: 3, ...(position ? { position } : {}) })
      expect(page.items.length).toBeLessThanOrEqual(3)
      seen.push(...page.items.map((api) => api.id))
      position = page.position
    } while (position)
    expect(seen).toHaveLength(7)
    expect(new Set(seen)).toEqual(made)
  }))

test('200 with 25 when no limit is given', () =>
  withWorld(async ({ owner }) => {
    for (let index = 0; index < 26; index++) await createRestApi(owner, { name: `Api ${index}` })
    const { items, position } = await getRestApis(owner, {})
    expect(items).toHaveLength(25)
    const rest = await getRestApis(owner, { ...(position ? { position } : {}) })
    expect(rest.items).toHaveLength(1)
    expect(rest.position).toBeUndefined()
  }))

test.each([{ limit: 0 }, { limit: 501 }, { limit: 1.5 }, { position: '%%%' }, { position: 'AA' }])(
  '400 for %j',
  (input) =>
    withWorld(async ({ owner }) => {
      await expect(getRestApis(owner, input)).rejects.toMatchObject({ failure: 'BadRequestException' })
    }),
)
