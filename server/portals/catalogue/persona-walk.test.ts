import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { type World, withWorld } from '../../testing/with-world.ts'
import { createApp } from '../apps/create-app.ts'
import { getProductChangelog } from '../changelog/get-product-changelog.ts'
import { addGroupMembers } from '../groups/add-group-members.ts'
import { createGroup } from '../groups/create-group.ts'
import { createGuide } from '../guides/create-guide.ts'
import { getGuide } from '../guides/get-guide.ts'
import { listCatalogueGuides } from '../guides/list-catalogue-guides.ts'
import { listGuides } from '../guides/list-guides.ts'
import { createSubscription } from '../subscriptions/create-subscription.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { tryRequest } from '../try/try-request.ts'
import { getCatalogueProduct } from './get-catalogue-product.ts'
import { getProductSdk } from './get-product-sdk.ts'
import { listProviders } from './list-providers.ts'
import { searchCatalogue } from './search-catalogue.ts'

/**
 * Every way to a product, as every kind of reader: page, files and social card (`GetCatalogueProduct` writes them all),
 * changelog, SDK, guides, search, lists for machines, try pane, subscriptions. What is hidden does not exist.
 */
type Persona = 'visitor' | 'stranger' | 'unproven' | 'person' | 'domain' | 'neighbour' | 'viewer'

const everybody: readonly Persona[] = ['visitor', 'stranger', 'unproven', 'person', 'domain', 'neighbour', 'viewer']
const signedIn = everybody.slice(1)

test.each([
  ['public', everybody],
  ['signed-in', signedIn],
  ['groups', ['person', 'domain', 'viewer']],
  ['private', ['viewer']],
] as const)('%s: there for %j, and for nobody else, on every way', { timeout: 60_000 }, (visibility, seers) =>
  withWorld(async (world) => {
    const ways = await waysToProduct(world.owner, visibility)
    const people = await personas(world)
    const seen: string[] = []
    for (const [way, go] of Object.entries(ways)) {
      for (const persona of everybody) {
        // Nobody subscribes or owns an app without signing in, whatever they see.
        if (persona === 'visitor' && way.startsWith('own ')) continue
        if (await isThere(go, people[persona])) seen.push(`${way}: ${persona}`)
      }
    }
    const expected = Object.keys(ways).flatMap((way) =>
      (seers as readonly Persona[])
        .filter((persona) => !(persona === 'visitor' && way.startsWith('own ')))
        .map((persona) => `${way}: ${persona}`),
    )
    expect(seen.toSorted()).toEqual(expected.toSorted())
  }),
)

type Way = (context: Context) => Promise<unknown>

/** Each throws `NotFoundException`, or answers false, where the product does not exist for the reader. */
async function waysToProduct(owner: Context, visibility: 'public' | 'signed-in' | 'groups' | 'private') {
  const { groupId } = await createGroup(owner, { name: 'Partners' })
  await addGroupMembers(owner, { groupId, emails: ['person@example.net', '@partner.example.com'] })
  const groupIds = visibility === 'groups' ? [groupId] : []
  const { product, stage, freePlan } = await offerProduct(owner, { name: 'Zebras', visibility, groupIds })
  const { productId, slug } = product
  await createGuide(owner, { productId, title: 'Stripes', markdown: 'Black and white.' })
  const found = async (context: Context, text: string) =>
    (await searchCatalogue(context, { text })).items.some((card) => card.productId === productId)
  const ways: Record<string, Way> = {
    'page and files': (context) => getCatalogueProduct(context, { slug }),
    sdk: (context) => getProductSdk(context, { slug }),
    changelog: (context) => getProductChangelog(context, { slug }),
    'list of guides': (context) => listGuides(context, { slug }),
    guide: (context) => getGuide(context, { slug, guide: 'stripes' }),
    catalogue: (context) => found(context, ''),
    'search by name': (context) => found(context, 'zebras'),
    'search by operation': (context) => found(context, '/pets'),
    'search by guide': (context) => found(context, 'black white'),
    facets: async (context) => (await searchCatalogue(context, {})).total > 0,
    'guides of all': async (context) => (await listCatalogueGuides(context, {})).items.length > 0,
    providers: async (context) => (await listProviders(context, {})).items.length > 0,
    try: (context) => attemptTry(context, { slug, ...stage }),
    'own subscription': (context) => createSubscription(context, { productId, usagePlanId: freePlan }),
    'own app': (context) => createApp(context, { name: 'Mine', accountId: owner.accountId }),
  }
  return ways
}

/** No gateway listens: whoever comes as far as the call is told that, and the others that there is no such product. */
async function attemptTry(context: Context, product: { slug: string; restApiId: string; stageName: string }) {
  const settings = { ...context.settings, host: '127.0.0.1', gatewayPort: 1 }
  try {
    return await tryRequest({ ...context, settings }, { ...product, httpMethod: 'GET', path: '/pets' })
  } catch (error) {
    if (error instanceof Error && error.name === 'ServiceUnavailableException') return true
    throw error
  }
}

async function isThere(go: Way, context: Context): Promise<boolean> {
  try {
    return (await go(context)) !== false
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundException') return false
    throw error
  }
}

async function personas({ db, visitor, consumer, stranger, as, owner }: World): Promise<Record<Persona, Context>> {
  const person = async (email: string, isProven: boolean): Promise<Context> => {
    const userId = owner.newId(20)
    const emailVerifiedAt = isProven ? owner.now() : null
    await db.insert(users).values({ id: userId, email, name: email, createdAt: owner.now(), emailVerifiedAt })
    return { ...consumer, actor: { kind: 'user', userId } }
  }
  if (stranger.actor.kind === 'user') {
    await db.update(users).set({ emailVerifiedAt: owner.now() }).where(eq(users.id, stranger.actor.userId))
  }
  return {
    visitor,
    stranger,
    // Signed up with an address of the group's domain, which anybody could.
    unproven: await person('eve@partner.example.com', false),
    person: await person('person@example.net', true),
    domain: await person('bob@partner.example.com', true),
    // Domains end where they end.
    neighbour: await person('mallory@not-partner.example.com', true),
    viewer: as('viewer'),
  }
}
