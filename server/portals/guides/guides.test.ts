import { expect, test } from 'vitest'
import { withWorld } from '../../testing/with-world.ts'
import { searchCatalogue } from '../catalogue/search-catalogue.ts'
import { updateProduct } from '../products/update-product.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { createGuide } from './create-guide.ts'
import { deleteGuide } from './delete-guide.ts'
import { getGuide } from './get-guide.ts'
import { listCatalogueGuides } from './list-catalogue-guides.ts'
import { listGuides } from './list-guides.ts'
import { listProductGuides } from './list-product-guides.ts'
import { orderGuides } from './order-guides.ts'
import { updateGuide } from './update-guide.ts'

test('guides have addresses of their own, an order, and are read by whoever sees the product', () =>
  withWorld(async ({ owner, visitor }) => {
    const { product } = await offerProduct(owner)
    const { productId, slug } = product
    const first = await createGuide(owner, { productId, title: 'Getting started', markdown: '# Hello' })
    const second = await createGuide(owner, { productId, title: 'Getting started' })
    expect([first.slug, second.slug]).toEqual(['getting-started', 'getting-started-2'])
    await updateGuide(owner, { guideId: second.guideId, title: 'Paging', slug: 'paging', markdown: 'Follow `next`.' })
    await orderGuides(owner, { productId, guideIds: [second.guideId, first.guideId] })
    expect((await listGuides(visitor, { slug })).items.map(({ title }) => title)).toEqual(['Paging', 'Getting started'])
    expect(await getGuide(visitor, { slug, guide: 'paging' })).toMatchObject({
      markdown: 'Follow `next`.',
      product: { name: 'Pets', isPublic: true },
      guides: [{ slug: 'paging' }, { slug: 'getting-started' }],
    })
    await expect(getGuide(visitor, { slug, guide: 'none' })).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))

test('an address is taken once in a product, and an order names each guide once', () =>
  withWorld(async ({ owner }) => {
    const { product } = await offerProduct(owner)
    const { productId } = product
    const one = await createGuide(owner, { productId, title: 'One' })
    const two = await createGuide(owner, { productId, title: 'Two' })
    await expect(updateGuide(owner, { guideId: two.guideId, slug: 'one' })).rejects.toMatchObject({
      fields: { slug: 'is taken' },
    })
    await updateGuide(owner, { guideId: two.guideId, slug: 'two' })
    const ids = [one.guideId, two.guideId]
    for (const guideIds of [ids.slice(1), [...ids, one.guideId], ['other', two.guideId]]) {
      await expect(orderGuides(owner, { productId, guideIds })).rejects.toMatchObject({ failure: 'ConflictException' })
    }
    expect(await deleteGuide(owner, { guideId: one.guideId })).toMatchObject({ title: 'One', slug: 'one' })
    expect((await listProductGuides(owner, { productId })).items.map(({ slug }) => slug)).toEqual(['two'])
  }))

test('a deleted guide comes back where it stood; a place behind the last is the last', () =>
  withWorld(async ({ owner }) => {
    const { product } = await offerProduct(owner)
    const { productId } = product
    const slugs = async () => (await listProductGuides(owner, { productId })).items.map(({ slug }) => slug)
    for (const title of ['One', 'Two', 'Three']) await createGuide(owner, { productId, title })
    const [, second] = (await listProductGuides(owner, { productId })).items
    const { title, slug, markdown, index } = await deleteGuide(owner, { guideId: second?.guideId ?? '' })
    expect(index).toBe(1)
    await createGuide(owner, { productId, title, slug, markdown, index })
    expect(await slugs()).toEqual(['one', 'two', 'three'])
    await createGuide(owner, { productId, title: 'First', index: 0 })
    await createGuide(owner, { productId, title: 'Last', index: 99 })
    expect(await slugs()).toEqual(['first', 'one', 'two', 'three', 'last'])
    await expect(createGuide(owner, { productId, title: 'Bad', index: -1 })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
  }))

test('the search finds a guide by its text, and lists for machines have only what everybody may see', () =>
  withWorld(async ({ owner, visitor, passTime }) => {
    const { product } = await offerProduct(owner)
    const { productId } = product
    passTime(1000)
    await createGuide(owner, { productId, title: 'Errors', markdown: 'A zebra is answered 404.' })
    const { items, matches } = await searchCatalogue(visitor, { text: 'zebra' })
    expect(items.map((card) => card.productId)).toEqual([productId])
    expect(matches[productId]?.guidePages).toEqual([{ slug: 'errors', title: 'Errors' }])
    expect((await listCatalogueGuides(visitor, {})).items).toMatchObject([{ productName: 'Pets', slug: 'errors' }])
    await updateProduct(owner, { productId, visibility: 'private' })
    expect((await listCatalogueGuides(visitor, {})).items).toEqual([])
    expect((await searchCatalogue(visitor, { text: 'zebra' })).items).toEqual([])
  }))
