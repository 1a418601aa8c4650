import { expect, test } from 'vitest'
import { createRestApi } from '#server/rest-apis/apis/create-rest-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createProduct } from '../products/create-product.ts'
import { proposeOffer } from './propose-offer.ts'

test('200: the name, an address made of it, and the first sentence', () =>
  withWorld(async ({ owner, as }) => {
    const description = 'Cats and dogs. And what they eat.\nMore.'
    const { id: restApiId } = await createRestApi(owner, { name: 'Test Pets API', description })
    expect(await proposeOffer(as('viewer'), { restApiId })).toEqual({
      name: 'Test Pets API',
      slug: 'test-pets-api',
      tagline: 'Cats and dogs.',
    })
  }))

test('200: another address when somebody has that one', () =>
  withWorld(async ({ owner, stranger }) => {
    await createProduct(stranger, { name: 'Test Pets API' })
    const { id: restApiId } = await createRestApi(owner, { name: 'Test Pets API' })
    expect(await proposeOffer(owner, { restApiId })).toMatchObject({ slug: 'test-pets-api-2', tagline: '' })
  }))

test('200: cuts a name that is too long and leaves out a sentence that is', () =>
  withWorld(async ({ owner }) => {
    const { id: restApiId } = await createRestApi(owner, { name: 'n'.repeat(1000), description: 'd'.repeat(161) })
    const offer = await proposeOffer(owner, { restApiId })
    expect(offer.name).toHaveLength(100)
    expect(offer.tagline).toBe('')
  }))

test('403 for a consumer', () =>
  withWorld(async ({ owner, consumer }) => {
    const { id: restApiId } = await createRestApi(owner, { name: 'Pets' })
    await expect(proposeOffer(consumer, { restApiId })).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))

test('404 in another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const { id: restApiId } = await createRestApi(owner, { name: 'Pets' })
    await expect(proposeOffer(stranger, { restApiId })).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))
