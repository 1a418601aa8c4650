import { expect, test } from 'vitest'
import { withWorld } from '../../testing/with-world.ts'
import { updateProduct } from '../products/update-product.ts'
import { addStage, petsDocument } from '../testing/add-stage.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { getCatalogueProduct } from './get-catalogue-product.ts'

test('200 with plans and their limits, invoke URLs and one document', () =>
  withWorld(async ({ owner, visitor }) => {
    const { stage } = await offerProduct(owner, { description: '# Hello', tagline: 'All pets' })
    const product = await getCatalogueProduct(visitor, { slug: 'pets' })
    expect(product).toMatchObject({
      description: '# Hello',
      category: undefined,
      provider: { accountId: owner.accountId },
      plans: [
        { name: 'Free', throttle: { rateLimit: 10, burstLimit: 20 }, quota: { limit: 1000 }, price: undefined },
        { name: 'Basic', price: { amountCents: 900, currency: 'USD' } },
      ],
      stages: [{ ...stage, invokeUrl: `http://${stage.restApiId}.execute-api.localhost:8080/prod` }],
    })
    expect(product.document).toMatchObject({
      info: { title: 'Pets', version: '2.1', description: 'All pets' },
      servers: [{ url: `http://${stage.restApiId}.execute-api.localhost:8080/prod` }],
      paths: { '/pets': { get: { summary: 'Lists every pet', security: [{ api_key: [] }] } } },
      components: { securitySchemes: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
    })
  }))

test('404 for what is hidden; a member sees the draft', () =>
  withWorld(async ({ owner, as, stranger, consumer, visitor }) => {
    const { product } = await offerProduct(owner, { visibility: 'signed-in' })
    const look = (context: typeof owner) => getCatalogueProduct(context, { slug: 'pets' })
    await expect(look(visitor)).rejects.toMatchObject({ failure: 'NotFoundException' })
    expect(await look(consumer)).toMatchObject({ published: true })
    await updateProduct(owner, { productId: product.productId, published: false })
    await expect(look(consumer)).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(look(stranger)).rejects.toMatchObject({ failure: 'NotFoundException' })
    expect(await look(as('viewer'))).toMatchObject({ published: false })
    await expect(getCatalogueProduct(owner, { slug: 'none' })).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))

test('a product of two stages is one document, each path with its own server', () =>
  withWorld(async ({ owner, visitor }) => {
    const { product, stage } = await offerProduct(owner, { plans: [] })
    const cats = await addStage(owner, {
      openapi: { ...petsDocument, paths: { '/cats': petsDocument.paths['/pets'] } },
    })
    await updateProduct(owner, { productId: product.productId, stages: [stage, cats] })
    const { stages, document } = await getCatalogueProduct(visitor, { slug: 'pets' })
    expect(stages.map(({ restApiId }) => restApiId).sort()).toEqual([stage.restApiId, cats.restApiId].sort())
    const server = (restApiId: string) => [{ url: `http://${restApiId}.execute-api.localhost:8080/prod` }]
    expect(document.paths).toMatchObject({
      '/pets': { servers: server(stage.restApiId), 'x-gatehouse-stage': { restApiId: stage.restApiId } },
      '/cats': { servers: server(cats.restApiId), 'x-gatehouse-stage': { restApiId: cats.restApiId } },
    })
  }))

test('where the gateway has a name and a port of its own, the addresses say so', () =>
  withWorld(async ({ owner, visitor }) => {
    const { stage } = await offerProduct(owner)
    const settings = { ...visitor.settings, gatewayUrl: 'https://api.example.org' }
    const { stages } = await getCatalogueProduct({ ...visitor, settings }, { slug: 'pets' })
    expect(stages[0]?.invokeUrl).toBe(`https://${stage.restApiId}.execute-api.api.example.org/prod`)
  }))
