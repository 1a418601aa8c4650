import { expect, test } from 'vitest'
import { unzipped } from '../../rest-apis/sdks/testing/unzipped.ts'
import { withWorld } from '../../testing/with-world.ts'
import { updateProduct } from '../products/update-product.ts'
import { addStage, petsDocument } from '../testing/add-stage.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { getProductSdk } from './get-product-sdk.ts'

test('200: the operations of the product’s stages, each at its own address, and no others', () =>
  withWorld(async ({ owner, visitor }) => {
    const { product, stage } = await offerProduct(owner, { plans: [] })
    const cats = await addStage(owner, {
      openapi: { ...petsDocument, paths: { '/cats': petsDocument.paths['/pets'] } },
    })
    const dogs = await addStage(owner, {
      openapi: { ...petsDocument, paths: { '/dogs': petsDocument.paths['/pets'] } },
    })
    await updateProduct(owner, { productId: product.productId, stages: [stage, cats] })
    const { fileName, body } = await getProductSdk(visitor, { slug: 'pets' })
    expect(fileName).toBe('pets-javascript-sdk.zip')
    const files = await unzipped(body)
    const index = files.get('pets-sdk/index.js')
    for (const { restApiId } of [stage, cats])
      expect(index).toContain(`http://${restApiId}.execute-api.localhost:8080/prod`)
    expect(index).toContain('"/cats"')
    const whole = [...files.values()].join()
    expect(whole).not.toContain(dogs.restApiId)
    expect(whole).not.toContain('/dogs')
  }))

test('nothing of the provider’s is in it: no backend, no extension', () =>
  withWorld(async ({ owner, visitor }) => {
    await offerProduct(owner)
    const files = await unzipped((await getProductSdk(visitor, { slug: 'pets' })).body)
    expect([...files.values()].join()).not.toMatch(/x-amazon-apigateway|x-gatehouse|127\.0\.0\.1|arn:aws/)
  }))

test('404 for what is hidden; a member has the SDK of a draft', () =>
  withWorld(async ({ owner, as, stranger, consumer, visitor }) => {
    const { product } = await offerProduct(owner, { visibility: 'signed-in' })
    const take = (context: typeof owner) => getProductSdk(context, { slug: 'pets' })
    await expect(take(visitor)).rejects.toMatchObject({ failure: 'NotFoundException' })
    expect((await take(consumer)).body.length).toBeGreaterThan(1000)
    await updateProduct(owner, { productId: product.productId, published: false })
    await expect(take(consumer)).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(take(stranger)).rejects.toMatchObject({ failure: 'NotFoundException' })
    expect((await take(as('viewer'))).body.length).toBeGreaterThan(1000)
    await expect(getProductSdk(owner, { slug: 'none' })).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))

test('an SDK is made once, and anew when what it is made of has changed', () =>
  withWorld(async ({ owner, visitor }) => {
    const { product } = await offerProduct(owner, { plans: [] })
    const take = async () => (await getProductSdk(visitor, { slug: 'pets' })).body
    const first = await take()
    expect(await take()).toBe(first)
    await updateProduct(owner, { productId: product.productId, tagline: 'Another line' })
    const second = await take()
    expect(second).not.toBe(first)
    expect([...(await unzipped(second)).values()].join()).toContain('Another line')
  }))
