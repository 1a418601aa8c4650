import { expect, test } from 'vitest'
import { auditRecords } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { getCatalogueProduct } from '../catalogue/get-catalogue-product.ts'
import { objectOf } from '../catalogue/merge-documents.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { createProduct } from './create-product.ts'
import { listProductOperations } from './list-product-operations.ts'
import { putProductOperations } from './put-product-operations.ts'

test('viewers see the choice and do not make it; other accounts know nothing of it', () =>
  withWorld(async ({ owner, as, stranger, consumer }) => {
    const { product, stage } = await offerProduct(owner)
    const { productId } = product
    const chosen = { productId, ...stage, operations: ['GET /pets'] }
    expect((await listProductOperations(as('viewer'), { productId })).items).toHaveLength(1)
    await expect(putProductOperations(as('viewer'), chosen)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    await expect(putProductOperations(consumer, chosen)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    await expect(putProductOperations(stranger, chosen)).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(listProductOperations(stranger, { productId })).rejects.toMatchObject({ failure: 'NotFoundException' })
    expect((await listProductOperations(owner, { productId })).items[0]?.chosen).toBeUndefined()
  }))

test.each(['get /pets', 'GET pets', 'GET', '/pets', 'GET /pets ', ' GET /pets', 'GET\n/pets', "GET /pets'; --"])(
  'the operation %j is none, and nothing is chosen',
  (operation) =>
    withWorld(async ({ owner }) => {
      const { product, stage } = await offerProduct(owner)
      const { productId } = product
      const attempt = putProductOperations(owner, { productId, ...stage, operations: ['GET /pets', operation] })
      await expect(attempt).rejects.toMatchObject({
        failure: expect.stringMatching(/^(BadRequest|NotFound)Exception$/),
      })
      expect((await listProductOperations(owner, { productId })).items[0]?.chosen).toBeUndefined()
    }),
)

test('a choice counts for its product alone', () =>
  withWorld(async ({ owner, visitor }) => {
    const first = await offerProduct(owner)
    const second = await createProduct(owner, { name: 'Both', slug: 'both', published: true, stages: [first.stage] })
    const { operations = [] } =
      (await listProductOperations(owner, { productId: first.product.productId })).items[0] ?? {}
    expect(operations.length).toBeGreaterThan(0)
    await putProductOperations(owner, {
      productId: second.productId,
      ...first.stage,
      operations: ['GET /pets'],
    })
    const shown = async (slug: string) =>
      Object.keys(objectOf((await getCatalogueProduct(visitor, { slug })).document.paths))
    expect(await shown('both')).toEqual(['/pets'])
    expect(await shown(first.product.slug)).toContain('/pets')
    expect(
      (await listProductOperations(owner, { productId: first.product.productId })).items[0]?.chosen,
    ).toBeUndefined()
  }))

test('the audit trail has what was chosen', () =>
  withWorld(async ({ owner, db }) => {
    const { product, stage } = await offerProduct(owner)
    await putProductOperations(owner, { productId: product.productId, ...stage, operations: ['GET /pets'] })
    const records = await db.select().from(auditRecords)
    const record = records.find(({ operation }) => operation === 'PutProductOperations')
    expect(record?.resource).toContain(product.productId)
  }))
