import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { deployments, members, productOperations, products } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { createProduct } from '../products/create-product.ts'
import { addStage } from '../testing/add-stage.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { listProviders } from './list-providers.ts'
import { searchCatalogue } from './search-catalogue.ts'

test('a card has its line, price range, provider and access', () =>
  withWorld(async ({ owner, visitor }) => {
    await offerProduct(owner, { tagline: 'Cats and dogs', category: 'Animals' })
    const { items, total, position } = await searchCatalogue(visitor, { text: 'pets' })
    expect([total, position]).toEqual([1, undefined])
    expect(items).toMatchObject([
      {
        slug: 'pets',
        name: 'Pets',
        tagline: 'Cats and dogs',
        category: 'Animals',
        provider: `Account ${owner.accountId}`,
        free: true,
        priceFrom: { amountCents: 900, currency: 'USD' },
        access: ['api-key'],
        changedAt: expect.any(Date),
      },
    ])
  }))

test.each([
  ['name', 'museum'],
  ['tagline', 'TICKETS'],
  ['description', 'guided'],
  ['category', 'culture'],
  ['a path', '/pets'],
  ['an operation’s summary', 'every pet'],
  ['an operation’s id', 'listpets'],
  ['words in different places', 'museum guided every'],
  ['nothing', '   '],
])('finds by %s', (_where, text) =>
  withWorld(async ({ owner, visitor }) => {
    await offerProduct(owner, {
      name: 'Museum',
      tagline: 'Tickets',
      description: '# Guided tours',
      category: 'Culture',
    })
    expect((await searchCatalogue(visitor, { text })).items.map((card) => card.name)).toEqual(['Museum'])
  }),
)

test.each(['responses', 'zebra', '%', '_useum', 'museum zebra', "'; drop table products; --", 'api_key'])(
  'finds nothing by %s',
  (text) =>
    withWorld(async ({ owner, visitor }) => {
      await offerProduct(owner, { name: 'Museum' })
      expect((await searchCatalogue(visitor, { text })).items).toEqual([])
    }),
)

test('facets narrow, and count what each choice would leave', () =>
  withWorld(async ({ owner, visitor }) => {
    const stage = await addStage(owner, { keyed: false })
    await offerProduct(owner, { category: 'Animals' })
    await createProduct(owner, { name: 'Open', category: 'Culture', published: true, stages: [stage] })
    await offerProduct(owner, { name: 'Cats', category: 'Animals', plans: [] })
    const animals = await searchCatalogue(visitor, { category: 'Animals' })
    expect(animals.items.map((card) => card.name)).toEqual(['Cats', 'Pets'])
    expect(animals.facets).toEqual({
      category: [
        { value: 'Animals', count: 2 },
        { value: 'Culture', count: 1 },
      ],
      price: [
        { value: 'free', count: 1 },
        { value: 'paid', count: 1 },
      ],
      access: [{ value: 'api-key', count: 2 }],
      provider: [{ value: `Account ${owner.accountId}`, count: 2 }],
    })
    const names = async (choice: object) =>
      (await searchCatalogue.invoke(visitor, choice)).items.map((card) => card.name)
    expect(await names({ access: 'open' })).toEqual(['Open'])
    expect(await names({ price: 'paid' })).toEqual(['Pets'])
    expect(await names({ category: 'Culture', access: 'api-key' })).toEqual([])
  }))

test('access is what the shown operations ask of their callers, and several may apply', () =>
  withWorld(async ({ owner, db, visitor }) => {
    const offer = async (name: string, given: Parameters<typeof addStage>[1], operations?: object[]) => {
      const stage = await addStage(owner, given)
      await createProduct(owner, { name, published: true, stages: [stage] })
      if (operations) {
        const [row] = await db.select({ id: products.id }).from(products).where(eq(products.name, name))
        await db
          .insert(productOperations)
          .values({ productId: row?.id ?? '', ...stage, httpMethod: 'GET', path: '/none' })
      }
      return stage
    }
    await offer('Open', { keyed: false })
    await offer('Token', { keyed: false, guard: 'CUSTOM' })
    await offer('Pool and key', { guard: 'COGNITO_USER_POOLS' })
    await offer('Signed', { keyed: false, guard: 'AWS_IAM' })
    await offer('Hidden guard', { guard: 'CUSTOM' }, [{}])
    const brought = await offer('Key of the authorizer', { guard: 'CUSTOM' })
    const [deployment] = await db.select().from(deployments).where(eq(deployments.restApiId, brought.restApiId))
    if (!deployment) throw new Error('there is no deployment')
    const { definition } = deployment
    await db
      .update(deployments)
      .set({ definition: { ...definition, api: { ...definition.api, apiKeySource: 'AUTHORIZER' } } })
      .where(eq(deployments.restApiId, brought.restApiId))
    const { items, facets } = await searchCatalogue(visitor, {})
    expect(Object.fromEntries(items.map(({ name, access }) => [name, access]))).toEqual({
      Open: [],
      'Hidden guard': [],
      'Key of the authorizer': ['token'],
      'Pool and key': ['api-key', 'token'],
      Signed: ['signature'],
      Token: ['token'],
    })
    expect(facets.access).toEqual([
      { value: 'api-key', count: 1 },
      { value: 'open', count: 2 },
      { value: 'signature', count: 1 },
      { value: 'token', count: 3 },
    ])
    const named = async (access: string) =>
      (await searchCatalogue.invoke(visitor, { access })).items.map(({ name }) => name)
    expect(await named('token')).toEqual(['Key of the authorizer', 'Pool and key', 'Token'])
    expect(await named('signature')).toEqual(['Signed'])
    expect(await named('open')).toEqual(['Hidden guard', 'Open'])
  }))

test('each finds what is theirs to find, and drafts are found by nobody', () =>
  withWorld(async ({ owner, as, stranger, consumer, visitor }) => {
    await offerProduct(owner, { name: 'Public' })
    await offerProduct(owner, { name: 'Signed in', visibility: 'signed-in' })
    await offerProduct(owner, { name: 'Private', visibility: 'private' })
    await offerProduct(owner, { name: 'Draft', published: false })
    const names = async (context: typeof owner) =>
      (await searchCatalogue(context, {})).items.map((card) => card.name).join()
    expect(await names(visitor)).toBe('Public')
    expect(await names(consumer)).toBe('Public,Signed in')
    expect(await names(stranger)).toBe('Public,Signed in')
    expect(await names(owner)).toBe('Private,Public,Signed in')
    expect(await names(as('viewer'))).toBe('Private,Public,Signed in')
    await owner.db.delete(members).where(eq(members.accountId, owner.accountId))
    expect(await names(owner)).toBe('Public,Signed in')
  }))

test('pages by position; 400 for a position that is none', () =>
  withWorld(async ({ owner, visitor }) => {
    for (const name of ['A', 'B', 'C']) await offerProduct(owner, { name })
    const first = await searchCatalogue(visitor, { limit: 2 })
    const second = await searchCatalogue(visitor, { limit: 2, position: first.position })
    expect([first, second].map((page) => page.items.map((card) => card.name).join())).toEqual(['A,B', 'C'])
    expect([first.total, second.position]).toEqual([3, undefined])
    await expect(searchCatalogue(visitor, { position: '-1' })).rejects.toMatchObject({ failure: 'BadRequestException' })
  }))

test('narrows by who offers it', () =>
  withWorld(async ({ owner, stranger, visitor }) => {
    await offerProduct(owner)
    await offerProduct(stranger, { name: 'Theirs' })
    const provider = `Account ${stranger.accountId}`
    expect((await searchCatalogue(visitor, { provider })).items.map(({ name }) => name)).toEqual(['Theirs'])
    expect((await searchCatalogue(visitor, { provider: 'Nobody' })).items).toEqual([])
  }))

test('providers are those of whom something can be seen', () =>
  withWorld(async ({ owner, stranger, consumer, visitor }) => {
    await offerProduct(owner)
    await offerProduct(owner, { name: 'Second' })
    await offerProduct(stranger, { name: 'Cats', visibility: 'signed-in' })
    expect((await listProviders(visitor, {})).items).toMatchObject([{ accountId: owner.accountId }])
    expect((await listProviders(consumer, {})).items).toHaveLength(2)
  }))
