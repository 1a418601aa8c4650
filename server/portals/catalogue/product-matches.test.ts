import { expect, test } from 'vitest'
import { withWorld } from '../../testing/with-world.ts'
import { updateProduct } from '../products/update-product.ts'
import { addStage, petsDocument } from '../testing/add-stage.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { searchCatalogue } from './search-catalogue.ts'

const zooDocument = {
  ...petsDocument,
  paths: Object.fromEntries(
    ['/cats', '/cats/{id}', '/cats/{id}/toys', '/cats/{id}/vets', '/dogs'].map((path) => [
      path,
      { get: { summary: `Reads ${path.slice(1)}`, responses: {} } },
    ]),
  ),
}

test('a search shows the operations that fit, the best first, with links that the product’s page knows', () =>
  withWorld(async ({ owner, visitor }) => {
    const { product } = await offerProduct(owner)
    const zoo = await addStage(owner, { openapi: zooDocument })
    await updateProduct(owner, { productId: product.productId, stages: [zoo], plans: [] })
    const matches = async (text: string) => (await searchCatalogue(visitor, { text })).matches[product.productId]
    expect(await matches('toys')).toMatchObject({
      operations: [{ id: 'get-cats-id-toys', httpMethod: 'GET', path: '/cats/{id}/toys' }],
      moreOperations: 0,
    })
    expect(await matches('cats')).toMatchObject({ moreOperations: 1 })
    expect((await matches('pets dogs'))?.operations.map(({ path }) => path)).toEqual(['/dogs'])
    expect(await matches('pets')).toEqual({ operations: [], moreOperations: 0, guides: [], guidePages: [] })
    expect(await matches('')).toBeUndefined()
  }))

test('a search shows the sections of the guide that fit', () =>
  withWorld(async ({ owner, visitor }) => {
    const { product } = await offerProduct(owner, { description: '# First call\nSend it.\n# Paging\nUse a cursor.' })
    const { matches } = await searchCatalogue(visitor, { text: 'cursor' })
    expect(matches[product.productId]).toEqual({
      operations: [],
      moreOperations: 0,
      guides: ['Paging'],
      guidePages: [],
    })
  }))

test('what a product serves next is found at once, and what it no longer serves is not', () =>
  withWorld(async ({ owner, visitor, passTime }) => {
    const { product } = await offerProduct(owner)
    const operations = async (text: string) =>
      (await searchCatalogue(visitor, { text })).matches[product.productId]?.operations.length
    expect(await operations('every')).toBe(1)
    passTime(1000)
    const zoo = await addStage(owner, { openapi: zooDocument })
    await updateProduct(owner, { productId: product.productId, stages: [zoo], plans: [] })
    expect(await operations('dogs')).toBe(1)
    expect(await operations('every')).toBeUndefined()
  }))

test('what is hidden is not found by its operations', () =>
  withWorld(async ({ owner, visitor, consumer }) => {
    await offerProduct(owner, { visibility: 'signed-in' })
    expect((await searchCatalogue(visitor, { text: 'every' })).matches).toEqual({})
    expect(Object.values((await searchCatalogue(consumer, { text: 'every' })).matches)).toHaveLength(1)
    const { product } = await offerProduct(owner, { name: 'Private', slug: 'private', visibility: 'private' })
    expect((await searchCatalogue(consumer, { text: 'every' })).matches).not.toHaveProperty(product.productId)
  }))
