import { expect, test } from 'vitest'
import { auditRecords } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { createGuide } from './create-guide.ts'
import { deleteGuide } from './delete-guide.ts'
import { mostGuides } from './guide.ts'
import { listProductGuides } from './list-product-guides.ts'
import { orderGuides } from './order-guides.ts'
import { updateGuide } from './update-guide.ts'

test.each([
  ['title', { title: '' }],
  ['title', { title: '   ' }],
  ['title', { title: 'x'.repeat(121) }],
  ['slug', { title: 'Errors', slug: 'Not an address' }],
  ['slug', { title: 'Errors', slug: '../../console' }],
  ['slug', { title: 'Errors', slug: 'a/b' }],
  ['slug', { title: 'Errors', slug: '' }],
  ['slug', { title: 'Errors', slug: 'guide.md' }],
  ['markdown', { title: 'Errors', markdown: 'x'.repeat(200_001) }],
])('400 at the field %s, and no guide is made (%#)', (field, members) =>
  withWorld(async ({ owner }) => {
    const { product } = await offerProduct(owner)
    const { productId } = product
    await expect(createGuide(owner, { productId, ...members })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
    expect((await listProductGuides(owner, { productId })).items).toEqual([])
  }),
)

test('an address that is taken in the product is refused at its field; in another product it is free', () =>
  withWorld(async ({ owner }) => {
    const first = (await offerProduct(owner)).product
    const second = (await offerProduct(owner, { name: 'Dogs', slug: 'dogs-only' })).product
    await createGuide(owner, { productId: first.productId, title: 'Errors', slug: 'errors' })
    const again = createGuide(owner, { productId: first.productId, title: 'More errors', slug: 'errors' })
    await expect(again).rejects.toMatchObject({ failure: 'ConflictException', fields: { slug: expect.any(String) } })
    const elsewhere = await createGuide(owner, { productId: second.productId, title: 'Errors', slug: 'errors' })
    expect(elsewhere.slug).toBe('errors')
  }))

test.each(['Überblick', '入門', '!!!'])('a title of other letters, %s, still has an address', (title) =>
  withWorld(async ({ owner }) => {
    const { productId } = (await offerProduct(owner)).product
    const { slug } = await createGuide(owner, { productId, title })
    expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    expect((await createGuide(owner, { productId, title })).slug).toBe(`${slug}-2`)
  }),
)

test('a product has a hundred guides at most', () =>
  withWorld(async ({ owner }) => {
    const { productId } = (await offerProduct(owner)).product
    for (let number = 1; number <= mostGuides; number++)
      await createGuide(owner, { productId, title: `Page ${number}` })
    await expect(createGuide(owner, { productId, title: 'One more' })).rejects.toMatchObject({
      failure: 'LimitExceededException',
    })
    expect((await listProductGuides(owner, { productId })).items).toHaveLength(mostGuides)
  }))

test('a new guide comes last, whatever was deleted before', () =>
  withWorld(async ({ owner }) => {
    const { productId } = (await offerProduct(owner)).product
    const make = async (title: string) => (await createGuide(owner, { productId, title })).guideId
    const [one, two] = [await make('One'), await make('Two')]
    await orderGuides(owner, { productId, guideIds: [two, one] })
    await deleteGuide(owner, { guideId: two })
    await make('Three')
    expect((await listProductGuides(owner, { productId })).items.map(({ title }) => title)).toEqual(['One', 'Three'])
  }))

test('an order that does not name each guide once is refused and changes nothing', () =>
  withWorld(async ({ owner }) => {
    const { productId } = (await offerProduct(owner)).product
    const make = async (title: string) => (await createGuide(owner, { productId, title })).guideId
    const [one, two] = [await make('One'), await make('Two')]
    for (const guideIds of [[one], [one, one], [one, two, two], [`${one},${two}`], [one, 'nobody'], []]) {
      const attempt = orderGuides.invoke(owner, { productId, guideIds })
      await expect(attempt, guideIds.join()).rejects.toMatchObject({ failure: 'ConflictException' })
    }
    expect((await listProductGuides(owner, { productId })).items.map(({ guideId }) => guideId)).toEqual([one, two])
  }))

test('viewers read guides and change none; to others they do not exist', () =>
  withWorld(async ({ owner, as, stranger, consumer }) => {
    const { productId } = (await offerProduct(owner, { visibility: 'private' })).product
    const { guideId } = await createGuide(owner, { productId, title: 'Errors', markdown: 'secret' })
    expect((await listProductGuides(as('viewer'), { productId })).items).toMatchObject([{ title: 'Errors' }])
    const changes = [
      [createGuide, { productId, title: 'Mine' }],
      [updateGuide, { guideId, title: 'Mine' }],
      [deleteGuide, { guideId }],
      [orderGuides, { productId, guideIds: [guideId] }],
    ] as const
    for (const [operation, input] of changes) {
      for (const nobody of [as('viewer'), consumer]) {
        await expect(operation.invoke(nobody, input)).rejects.toMatchObject({ failure: 'ForbiddenException' })
      }
      await expect(operation.invoke(stranger, input)).rejects.toMatchObject({ failure: 'NotFoundException' })
    }
    expect((await listProductGuides(owner, { productId })).items).toMatchObject([{ title: 'Errors' }])
  }))

test('the audit trail says which guide, and never its text', () =>
  withWorld(async ({ owner, db }) => {
    const { productId } = (await offerProduct(owner)).product
    const { guideId } = await createGuide(owner, { productId, title: 'Errors', markdown: 'a long secret text' })
    await updateGuide(owner, { guideId, markdown: 'another secret text' })
    await deleteGuide(owner, { guideId })
    const records = (await db.select().from(auditRecords)).filter(({ operation }) => operation.endsWith('Guide'))
    expect(records.map(({ operation }) => operation).sort()).toEqual(['CreateGuide', 'DeleteGuide', 'UpdateGuide'])
    expect(records.every(({ resource }) => resource === `/products/${productId}/guides/${guideId}`)).toBe(true)
    expect(JSON.stringify(records)).not.toContain('secret')
  }))
