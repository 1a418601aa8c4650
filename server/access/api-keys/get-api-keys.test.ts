import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { createApiKey } from './create-api-key.ts'
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
