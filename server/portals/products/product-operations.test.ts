import { expect, test } from 'vitest'
import { withWorld } from '../../testing/with-world.ts'
import { getCatalogueProduct } from '../catalogue/get-catalogue-product.ts'
import { objectOf } from '../catalogue/merge-documents.ts'
import { searchCatalogue } from '../catalogue/search-catalogue.ts'
import { addStage, petsDocument } from '../testing/add-stage.ts'
import { addUsagePlan } from '../testing/add-usage-plan.ts'
import { createProduct } from './create-product.ts'
import { getProduct } from './get-product.ts'
import { listProductOperations } from './list-product-operations.ts'
import { putProductOperations } from './put-product-operations.ts'
import { updateProduct } from './update-product.ts'

const get = (summary: string) => ({ get: { summary, responses: {} } })
const openapi = {
  ...petsDocument,
  paths: { ...petsDocument.paths, '/pets/{id}': get('One pet'), '/vaults': get('Zirconium') },
}

test('without a choice all is shown; with one only that, in the reference and in the search', () =>
  withWorld(async ({ owner, visitor, passTime }) => {
    const stage = await addStage(owner, { openapi })
    const { productId, slug } = await createProduct(owner, { name: 'Animals', published: true, stages: [stage] })
    const pathsShown = async () =>
      Object.keys(objectOf((await getCatalogueProduct(visitor, { slug })).document.paths)).toSorted()
    const found = async (text: string) => (await searchCatalogue(visitor, { text })).items.length
    expect(await pathsShown()).toEqual(['/pets', '/pets/{id}', '/vaults'])
    expect(await found('zirconium')).toBe(1)
    expect((await getProduct(owner, { productId })).stages).toEqual([{ ...stage, chosenOperations: undefined }])
    passTime(1000)
    await putProductOperations(owner, { productId, ...stage, operations: ['GET /pets/{id}'] })
    expect(await pathsShown()).toEqual(['/pets/{id}'])
    expect(await found('zirconium')).toBe(0)
    expect(await found('vaults')).toBe(0)
    expect(await found('one pet')).toBe(1)
    expect((await getProduct(owner, { productId })).stages[0]?.chosenOperations).toBe(1)
    // The deployed method that needs a key, `GET /pets`, is hidden now.
    expect((await searchCatalogue(visitor, {})).items[0]?.access).toEqual([])
    await putProductOperations(owner, { productId, ...stage, operations: null })
    expect(await pathsShown()).toHaveLength(3)
    expect((await searchCatalogue(visitor, {})).items[0]?.access).toEqual(['api-key'])
  }))

test('a choice names what is deployed or was chosen before, and leaves with its stage', () =>
  withWorld(async ({ owner, stranger }) => {
    const [stage, other] = [await addStage(owner, { openapi }), await addStage(stranger)]
    const { productId } = await createProduct(owner, { name: 'Animals', stages: [stage] })
    const put = (given: object) => putProductOperations.invoke(owner, { productId, ...stage, ...given })
    await expect(put({ operations: ['GET /none'] })).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(put({ operations: [] })).rejects.toMatchObject({ failure: 'BadRequestException' })
    await expect(put({ ...other, operations: null })).rejects.toMatchObject({ failure: 'NotFoundException' })
    await put({ operations: ['GET /pets', 'GET /pets', 'GET /vaults'] })
    const { items } = await listProductOperations(owner, { productId })
    expect(items).toMatchObject([{ ...stage, chosen: ['GET /pets', 'GET /vaults'] }])
    expect(items[0]?.operations).toHaveLength(3)
    await updateProduct(owner, { productId, stages: [stage], plans: [] })
    expect((await getProduct(owner, { productId })).stages[0]?.chosenOperations).toBe(2)
    await updateProduct(owner, { productId, stages: [] })
    await updateProduct(owner, { productId, stages: [stage] })
    expect((await getProduct(owner, { productId })).stages[0]?.chosenOperations).toBeUndefined()
  }))

test('plans keep their order, terms and approval, and trial keys have one of them', () =>
  withWorld(async ({ owner }) => {
    const stage = await addStage(owner)
    const [free, paid] = [await addUsagePlan(owner, 'Free', [stage]), await addUsagePlan(owner, 'Paid', [stage])]
    const { productId } = await createProduct(owner, { name: 'Animals', stages: [stage] })
    const plans = [{ usagePlanId: paid, terms: '**Pay.**', approval: 'manual' as const }, { usagePlanId: free }]
    const product = await updateProduct(owner, { productId, plans, trialUsagePlanId: free })
    expect(product.trialUsagePlanId).toBe(free)
    expect(product.plans).toMatchObject([
      { usagePlanId: paid, terms: '**Pay.**', approval: 'manual' },
      { usagePlanId: free, terms: undefined, approval: 'automatic' },
    ])
    await expect(updateProduct(owner, { productId, trialUsagePlanId: 'other1' })).rejects.toMatchObject({
      fields: { trialUsagePlanId: expect.any(String) },
    })
    expect((await updateProduct(owner, { productId, plans: [{ usagePlanId: paid }] })).trialUsagePlanId).toBeUndefined()
  }))

test('an announcement keeps its first date, leads to an own product only, and is taken back', () =>
  withWorld(async ({ owner, stranger, visitor, passTime }) => {
    const stage = await addStage(owner)
    const { productId, slug } = await createProduct(owner, { name: 'Old', published: true, stages: [stage] })
    await createProduct(owner, { name: 'New' })
    await createProduct(stranger, { name: 'Theirs' })
    const announce = (successorSlug?: string) =>
      updateProduct(owner, {
        productId,
        deprecation: { endsAt: '2027-06-30T23:59:59Z', message: 'Use v2', successorSlug },
      })
    const announcedAt = (await announce()).deprecation?.announcedAt
    passTime(86_400_000)
    expect((await announce('new')).deprecation).toMatchObject({ announcedAt, successorSlug: 'new' })
    for (const wrong of ['theirs', 'old', 'none'])
      await expect(announce(wrong)).rejects.toMatchObject({ failure: 'NotFoundException' })
    expect((await searchCatalogue(visitor, {})).items[0]?.deprecation?.message).toBe('Use v2')
    expect((await getCatalogueProduct(visitor, { slug })).deprecation?.endsAt).toBe('2027-06-30T23:59:59Z')
    expect((await updateProduct(owner, { productId, deprecation: null })).deprecation).toBeUndefined()
  }))
