import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { createApiKey } from './create-api-key.ts'
import { deleteApiKey } from './delete-api-key.ts'
import { getApiKey } from './get-api-key.ts'
import { getApiKeys } from './get-api-keys.ts'

test('lists the account’s keys, oldest first, page by page', () =>
  withWorld(async ({ owner, stranger, passTime }) => {
    const made: string[] = []
    for (const name of ['c', 'a', 'b']) {
      made.push((await createApiKey(owner, { name })).id)
      passTime(1)
    }
    await createApiKey(stranger, { name: 'theirs' })
    const first = await getApiKeys(owner, { limit: 2 })
    expect(first.items.map(({ id }) => id)).toEqual(made.slice(0, 2))
    const second = await getApiKeys(owner, { limit: 2, position: first.position })
    expect(second.items.map(({ id }) => id)).toEqual(made.slice(2))
    expect(second.position).toBeUndefined()
  }))

test('finds keys by how their name begins and by customer', () =>
  withWorld(async ({ owner }) => {
    await createApiKey(owner, { name: 'acme-prod', customerId: 'c1' })
    await createApiKey(owner, { name: 'acme-test', customerId: 'c2' })
    await createApiKey(owner, { name: 'not acme%', customerId: 'c2' })
    await createApiKey(owner, {})
    const names = async (input: Parameters<typeof getApiKeys>[1]) =>
      (await getApiKeys(owner, input)).items.map(({ name }) => name).sort()
    expect(await names({ nameQuery: 'acme' })).toEqual(['acme-prod', 'acme-test'])
    expect(await names({ nameQuery: '%' })).toEqual([])
    expect(await names({ customerId: 'c2' })).toEqual(['acme-test', 'not acme%'])
    expect(await names({ customerId: 'c2', nameQuery: 'acme' })).toEqual(['acme-test'])
  }))

test('values come only where they are asked for, and only for those who may make keys', () =>
  withWorld(async ({ owner, as }) => {
    const { id, value } = await createApiKey(owner, { name: 'Acme' })
    expect((await getApiKeys(owner, {})).items[0]).not.toHaveProperty('value')
    expect((await getApiKeys(as('developer'), { includeValues: true })).items[0]?.value).toBe(value)
    expect(await getApiKey(as('viewer'), { apiKey: id })).not.toHaveProperty('value')
    await expect(getApiKey(as('viewer'), { apiKey: id, includeValue: true })).rejects.toMatchObject({ status: 403 })
    await expect(getApiKeys(as('viewer'), { includeValues: true })).rejects.toMatchObject({ status: 403 })
  }))

test('404 for an unknown key, and in another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const { id } = await createApiKey(owner, {})
    await expect(getApiKey(owner, { apiKey: 'absent' })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: 'Invalid API Key identifier specified',
    })
    await expect(getApiKey(stranger, { apiKey: id })).rejects.toMatchObject({ status: 404 })
    expect(await getApiKeys(stranger, {})).toEqual({ items: [] })
  }))

test('400 for a page that cannot be', () =>
  withWorld(async ({ owner }) => {
    await expect(getApiKeys(owner, { limit: 501 })).rejects.toMatchObject({ status: 400 })
    await expect(getApiKeys(owner, { position: '***' })).rejects.toMatchObject({ status: 400 })
  }))

test('keys of the same moment are each listed once', () =>
  withWorld(async ({ owner }) => {
    const made = new Set<string>()
    for (let count = 0; count < 7; count++) made.add((await createApiKey(owner, {})).id)
    const listed: string[] = []
    let position: string | undefined
    do {
      const page = await getApiKeys(owner, { limit: 3, position })
      listed.push(...page.items.map(({ id }) => id))
      position = page.position
    } while (position !== undefined)
    expect(listed).toEqual([...made].sort())
  }))

test('a page follows a key that was deleted meanwhile, and keeps to the filter', () =>
  withWorld(async ({ owner, passTime }) => {
    const made: string[] = []
    for (const name of ['a1', 'b1', 'a2', 'a3']) {
      made.push((await createApiKey(owner, { name })).id)
      passTime(1)
    }
    const first = await getApiKeys(owner, { limit: 2, nameQuery: 'a' })
    expect(first.items.map(({ name }) => name)).toEqual(['a1', 'a2'])
    await deleteApiKey(owner, { apiKey: made[2] ?? '' })
    const second = await getApiKeys(owner, { limit: 2, nameQuery: 'a', position: first.position })
    expect(second.items.map(({ name }) => name)).toEqual(['a3'])
  }))

test('a position of another account’s list shows nothing of it', () =>
  withWorld(async ({ owner, stranger, passTime }) => {
    await createApiKey(owner, { name: 'ours' })
    passTime(1)
    await createApiKey(owner, { name: 'ours too' })
    const { position } = await getApiKeys(owner, { limit: 1 })
    expect(await getApiKeys(stranger, { position })).toEqual({ items: [] })
  }))

test('a name is looked for as it is written: no patterns, no folding of case', () =>
  withWorld(async ({ owner }) => {
    for (const name of ['100%_a', 'Größe', "it's"]) await createApiKey(owner, { name })
    const names = async (nameQuery: string) => (await getApiKeys(owner, { nameQuery })).items.map(({ name }) => name)
    expect(await names('100%_')).toEqual(['100%_a'])
    expect(await names('100_')).toEqual([])
    expect(await names('grö')).toEqual([])
    expect(await names('Grö')).toEqual(['Größe'])
    expect(await names("it'")).toEqual(["it's"])
    expect(await names('')).toHaveLength(3)
  }))

test('25 keys on a page that asks for no number', () =>
  withWorld(async ({ owner }) => {
    for (let count = 0; count < 26; count++) await createApiKey(owner, {})
    const { items, position } = await getApiKeys(owner, {})
    expect(items).toHaveLength(25)
    expect((await getApiKeys(owner, { position })).items).toHaveLength(1)
    expect((await getApiKeys(owner, { limit: 500 })).items).toHaveLength(26)
  }))
