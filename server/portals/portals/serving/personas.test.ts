import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { groupMembers, groups, portalGroups, portals, productGroups, userIdentities, users } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { type World, withWorld } from '#server/testing/with-world.ts'
import { searchCatalogue } from '../../catalogue/search-catalogue.ts'
import { updateProduct } from '../../products/update-product.ts'
import { offerProduct } from '../../testing/offer-product.ts'
import { acceptPortalInvitation } from '../audience/accept-portal-invitation.ts'
import { removePortalMember } from '../audience/remove-portal-member.ts'
import { updatePortalAudience } from '../audience/update-portal-audience.ts'
import type { PortalAccess } from '../portal.ts'
import { setPortalOpen } from '../set-portal-open.ts'
import { publishedPortal } from '../testing/published-portal.ts'
import { enterPortal } from './enter-portal.ts'
import { getPortalImage } from './get-portal-image.ts'
import { readerOf, readPortalView } from './portal-view.ts'

/** What somebody gets who opens the portal: `open`, the barrier, or `none`. */
async function outcome(context: Context, portal: string): Promise<string> {
  try {
    const entered = await enterPortal(context, { portal })
    if (entered.state === 'barred') {
      expect(JSON.stringify(entered)).not.toMatch(/published words|imageId|sections/)
      return entered.barrier
    }
    return entered.state
  } catch (error) {
    return error instanceof Error && error.name === 'NotFoundException' ? 'none' : String(error)
  }
}

async function imageOutcome(context: Context, portal: string, imageId: string): Promise<string> {
  return await getPortalImage(context, { portal, imageId }).then(
    () => 'shown',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  )
}

function idOf({ actor }: Context): string {
  return actor.kind === 'user' ? actor.userId : ''
}

async function addressOf({ db }: World, context: Context, isProven: boolean): Promise<string> {
  const [row] = await db
    .update(users)
    .set({ emailVerifiedAt: isProven ? context.now() : null })
    .where(eq(users.id, idOf(context)))
    .returning()
  return row?.email ?? ''
}

async function addGroup(world: World, emails: string[]): Promise<string> {
  const { db, owner } = world
  const groupId = owner.newId(10)
  const createdAt = owner.now()
  await db
    .insert(groups)
    .values({ id: groupId, accountId: owner.accountId, name: 'Partners', description: null, createdAt })
  if (emails.length > 0) await db.insert(groupMembers).values(emails.map((email) => ({ groupId, email, createdAt })))
  return groupId
}

describe.each([
  ['public', { visitor: 'open', consumer: 'open', stranger: 'open' }],
  ['sign-up', { visitor: 'sign-in', consumer: 'open', stranger: 'open' }],
  ['invitation', { visitor: 'sign-in', consumer: 'invitation', stranger: 'invitation' }],
  ['request', { visitor: 'sign-in', consumer: 'request', stranger: 'request' }],
] as const)('a portal for %s', (access, wanted) => {
  test('is entered by whom it is for and by its members, and its pictures are seen by nobody else', () =>
    withWorld(async (world) => {
      const { owner, as, visitor, consumer, stranger } = world
      const { slug, imageId } = await publishedPortal(owner, { access })
      const seen = {
        visitor: await outcome(visitor, slug),
        consumer: await outcome(consumer, slug),
        stranger: await outcome(stranger, slug),
      }
      expect(seen).toEqual(wanted)
      expect([await outcome(owner, slug), await outcome(as('viewer'), slug)]).toEqual(['open', 'open'])
      for (const [context, result] of [
        [visitor, seen.visitor],
        [consumer, seen.consumer],
        [stranger, seen.stranger],
        [owner, 'open'],
      ] as const) {
        const expected = result === 'open' ? 'shown' : 'NotFoundException'
        expect(await imageOutcome(context, slug, imageId)).toBe(expected)
      }
      expect(await imageOutcome(owner, slug, 'another')).toBe('NotFoundException')
    }))
})

test('who was sent the link enters once signed in; one link lets one person in, and can be taken back', () =>
  withWorld(async ({ owner, consumer, stranger, visitor }) => {
    const { portalId, slug, invitationUrl, invited } = await publishedPortal(owner, { access: 'invitation' })
    const token = new URL(invitationUrl).searchParams.get('token') ?? ''
    await expect(acceptPortalInvitation(visitor, { token })).rejects.toThrow('not allowed')
    expect((await acceptPortalInvitation(consumer, { token })).slug).toBe(slug)
    expect(await outcome(consumer, slug)).toBe('open')
    await expect(acceptPortalInvitation(stranger, { token })).rejects.toThrow('was used')
    expect(await outcome(stranger, slug)).toBe('invitation')
    await removePortalMember(owner, { portalId, email: invited })
    expect(await outcome(consumer, slug)).toBe('invitation')
    await expect(acceptPortalInvitation(consumer, { token })).rejects.toThrow('taken back')
  }))

test.each(['', 'x.y', 'e30.e30', `${'a'.repeat(3000)}.b`])('the invitation %j opens nothing', (token) =>
  withWorld(async ({ consumer }) => {
    await expect(acceptPortalInvitation.invoke(consumer, { token })).rejects.toThrow()
  }),
)

test('an invitation ends after 30 days', () =>
  withWorld(async ({ owner, consumer, passTime }) => {
    const { invitationUrl } = await publishedPortal(owner, { access: 'invitation' })
    passTime(31 * 86_400_000)
    const token = new URL(invitationUrl).searchParams.get('token') ?? ''
    await expect(acceptPortalInvitation(consumer, { token })).rejects.toThrow('expired')
  }))

test('an invited address opens the portal only to who has proven it', () =>
  withWorld(async (world) => {
    const { owner, consumer, db } = world
    const { slug, invited } = await publishedPortal(owner, { access: 'invitation' })
    await db
      .update(users)
      .set({ email: invited })
      .where(eq(users.id, idOf(consumer)))
    await addressOf(world, consumer, false)
    expect(await outcome(consumer, slug)).toBe('invitation')
    await addressOf(world, consumer, true)
    expect(await outcome(consumer, slug)).toBe('open')
  }))

test.each([
  ['the proven address of a member', true, 'open'],
  ['an address that nobody has proven', false, 'invitation'],
] as const)('a group lets %s in: %s', (_, isProven, wanted) =>
  withWorld(async (world) => {
    const { owner, consumer, db } = world
    const { portalId, slug } = await publishedPortal(owner, { access: 'invitation' })
    const groupId = await addGroup(world, [await addressOf(world, consumer, isProven)])
    await db.insert(portalGroups).values({ portalId, groupId })
    expect(await outcome(consumer, slug)).toBe(wanted)
  }),
)

test('a group of another account cannot be let in', () =>
  withWorld(async (world) => {
    const { stranger } = world
    const groupId = await addGroup(world, [])
    const { portalId } = await publishedPortal(stranger)
    const input = { portalId, access: 'invitation' as const, groupIds: [groupId] }
    await expect(updatePortalAudience(stranger, input)).rejects.toThrow('There is no such group')
  }))

test('single sign-on lets in whom the issuer knows, and is a choice only where there is one', () =>
  withWorld(async ({ owner, consumer, db }) => {
    const { portalId, slug } = await publishedPortal(owner)
    const access: PortalAccess = 'openid'
    await expect(updatePortalAudience(owner, { portalId, access })).rejects.toThrow('no OpenID Connect issuer')
    const oidc = { issuer: 'https://id.example.org', clientId: 'a', clientSecret: undefined, name: 'Example' }
    const withIssuer = (context: Context): Context => ({ ...context, settings: { ...context.settings, oidc } })
    await updatePortalAudience(withIssuer(owner), { portalId, access })
    const userId = idOf(consumer)
    await db.insert(userIdentities).values({ issuer: 'https://other.example.org', subject: '1', userId })
    expect(await outcome(withIssuer(consumer), slug)).toBe('openid')
    await db.insert(userIdentities).values({ issuer: oidc.issuer, subject: '1', userId })
    expect(await outcome(withIssuer(consumer), slug)).toBe('open')
    expect(await outcome(consumer, slug)).toBe('openid')
  }))

describe('a preview', () => {
  test('is for members of the account only, whatever the portal’s audience', () =>
    withWorld(async (world) => {
      const { owner, as, visitor, consumer, stranger } = world
      const { slug } = await publishedPortal(owner)
      for (const context of [visitor, consumer, stranger]) {
        for (const as of ['visitor', 'consumer', 'invited', 'group-nobody']) {
          expect(await outcome(context, `${slug}~${as}`)).toBe('none')
        }
      }
      const entered = await enterPortal(as('viewer'), { portal: `${slug}~visitor~dark` })
      expect(entered).toMatchObject({ state: 'open', content: { pages: [{ markdown: 'The words of the draft.' }] } })
    }))

  test('borrows eyes: the gate for who may not enter, and their products for who may', () =>
    withWorld(async (world) => {
      const { owner, db } = world
      const [open, signedIn, forGroup, own] = [
        await offerProduct(owner, { name: 'Open', slug: 'open-p' }),
        await offerProduct(owner, { name: 'Signed', slug: 'signed-p', visibility: 'signed-in' }),
        await offerProduct(owner, { name: 'Group', slug: 'group-p' }),
        await offerProduct(owner, { name: 'Own', slug: 'own-p', visibility: 'private' }),
      ]
      const groupId = await addGroup(world, [])
      const { productId } = forGroup.product
      await updateProduct(owner, { productId, visibility: 'groups', groupIds: [groupId] })
      expect(await db.select().from(productGroups)).toHaveLength(1)
      const { portalId, slug } = await publishedPortal(owner, { access: 'invitation' })
      expect(await outcome(owner, `${slug}~visitor`)).toBe('sign-in')
      expect(await outcome(owner, `${slug}~consumer`)).toBe('invitation')
      expect(await outcome(owner, `${slug}~group-${groupId}`)).toBe('invitation')
      expect(await outcome(owner, `${slug}~invited`)).toBe('open')
      await updatePortalAudience(owner, { portalId, access: 'invitation', groupIds: [groupId] })
      expect(await outcome(owner, `${slug}~group-${groupId}`)).toBe('open')
      const seen = async (as: string) => {
        const view = readPortalView(`${slug}~${as}`)
        const reader = readerOf(owner, { preview: view?.preview })
        const productIds = [open, signedIn, forGroup, own].map(({ product }) => product.productId)
        const { items } = await searchCatalogue(reader, { productIds })
        return items.map(({ name }) => name)
      }
      expect(await seen('visitor')).toEqual(['Open'])
      expect(await seen('consumer')).toEqual(['Open', 'Signed'])
      expect(await seen(`group-${groupId}`)).toEqual(['Group', 'Open', 'Signed'])
    }))

  test('borrowed eyes cannot borrow others: a preview is nobody’s who only looks through one', () =>
    withWorld(async (world) => {
      const { owner } = world
      const { slug } = await publishedPortal(owner)
      const view = readPortalView(`${slug}~consumer`)
      expect(await outcome(readerOf(owner, { preview: view?.preview }), `${slug}~visitor`)).toBe('none')
    }))
})

test('a portal that was never published, and one that is not there, are the same', () =>
  withWorld(async ({ owner, visitor, db }) => {
    const { slug, portalId } = await publishedPortal(owner)
    await setPortalOpen(owner, { portalId, open: false })
    expect(await outcome(visitor, slug)).toBe('closed')
    expect(await outcome(owner, slug)).toBe('closed')
    await db.delete(portals).where(eq(portals.id, portalId))
    expect(await outcome(visitor, slug)).toBe('none')
  }))

test.each([
  '',
  '~visitor',
  'a~',
  'a~root',
  'a~visitor~blue',
  'a~group-',
  'a~group-A',
  'A',
  'a/b',
  'a~visitor~dark~x',
  '..',
])('%j is no portal’s address', (segment) => {
  expect(readPortalView(segment)).toBeUndefined()
})
