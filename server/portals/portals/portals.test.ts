import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditRecords, portals, portalVersions } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { deleteProduct } from '../products/delete-product.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { createPortal } from './create-portal.ts'
import { deletePortal } from './delete-portal.ts'
import { discardPortalChanges } from './discard-portal-changes.ts'
import { getPortal } from './get-portal.ts'
import { listPortalVersions } from './list-portal-versions.ts'
import { listPortals } from './list-portals.ts'
import { publishPortal } from './publish-portal.ts'
import { restorePortalVersion } from './restore-portal-version.ts'
import { enterPortal } from './serving/enter-portal.ts'
import { setPortalOpen } from './set-portal-open.ts'
import { updatePortal } from './update-portal.ts'
import { updatePortalDraft } from './update-portal-draft.ts'

const page = { id: 'about', slug: 'about', title: 'About', markdown: 'Words.' }

test('a new portal is a draft of the published products, under the account’s name unless told', () =>
  withWorld(async ({ owner, visitor }) => {
    const { product } = await offerProduct(owner)
    const portal = await createPortal(owner, {})
    expect(portal).toMatchObject({ state: 'draft', access: 'public', productCount: 1, pageCount: 0, changes: [] })
    expect(portal.name).toMatch(/^Account \d+$/)
    expect(portal.draft.sections).toMatchObject([{ productIds: [product.productId] }])
    expect(portal.draft.home.featured).toEqual([product.productId])
    await expect(enterPortal(visitor, { portal: portal.slug })).rejects.toThrow('There is no such portal')
    const second = await createPortal(owner, {})
    expect(second.slug).not.toBe(portal.slug)
    expect((await listPortals(owner, {})).items.map(({ portalId }) => portalId).sort()).toEqual(
      [portal.portalId, second.portalId].sort(),
    )
  }))

describe('draft and published', () => {
  test('edits are seen when they are published, and not before', () =>
    withWorld(async ({ owner, visitor }) => {
      const { portalId, slug } = await createPortal(owner, { name: 'Acme', slug: 'acme-1' })
      const seen = async () => {
        const entered = await enterPortal(visitor, { portal: slug })
        return entered.state === 'open' ? entered.content.pages.map(({ markdown }) => markdown) : entered.state
      }
      await updatePortalDraft(owner, { portalId, pages: [page] })
      await publishPortal(owner, { portalId, description: 'With a page' })
      expect(await seen()).toEqual(['Words.'])
      const changed = await updatePortalDraft(owner, { portalId, pages: [{ ...page, markdown: 'Other words.' }] })
      expect(changed.changes).toEqual([{ kind: 'page-text', subject: 'About' }])
      expect(await seen()).toEqual(['Words.'])
      await publishPortal(owner, { portalId })
      expect(await seen()).toEqual(['Other words.'])
      await expect(publishPortal(owner, { portalId })).rejects.toThrow('Nothing has changed')
    }))

  test('going back serves an earlier version as a new one and leaves the draft', () =>
    withWorld(async ({ owner, visitor, stranger }) => {
      const { portalId, slug } = await createPortal(owner, { name: 'Acme', slug: 'acme-2' })
      await publishPortal(owner, { portalId })
      await updatePortalDraft(owner, { portalId, name: 'Acme Two' })
      await publishPortal(owner, { portalId, description: 'Another name' })
      const back = await restorePortalVersion(owner, { portalId, version: 1 })
      expect(back).toMatchObject({ publishedVersion: 3, name: 'Acme Two', changes: [{ kind: 'name' }] })
      expect(await enterPortal(visitor, { portal: slug })).toMatchObject({ name: 'Acme' })
      const { items } = await listPortalVersions(owner, { portalId })
      expect(items).toMatchObject([
        { version: 3, description: 'Back to version 1', isServed: true, createdBy: 'owner' },
        { version: 2, description: 'Another name', isServed: false },
        { version: 1, description: undefined, isServed: false },
      ])
      await expect(restorePortalVersion(owner, { portalId, version: 3 })).rejects.toThrow('served already')
      await expect(restorePortalVersion(owner, { portalId, version: 9 })).rejects.toThrow('no such version')
      await expect(restorePortalVersion(stranger, { portalId, version: 1 })).rejects.toThrow('Invalid portal')
    }))

  test('discarding makes the draft what is published, and what was discarded can be put back', () =>
    withWorld(async ({ owner }) => {
      const { portalId } = await createPortal(owner, { name: 'Acme' })
      await expect(discardPortalChanges(owner, { portalId })).rejects.toThrow('never published')
      await publishPortal(owner, { portalId })
      await updatePortalDraft(owner, { portalId, pages: [page] })
      const { discarded, draft } = await discardPortalChanges(owner, { portalId })
      expect(draft.pages).toEqual([])
      expect((await updatePortalDraft(owner, { portalId, ...discarded })).draft.pages).toEqual([page])
    }))
})

test('a closed portal says that it is closed, and nothing else; it opens with what was published', () =>
  withWorld(async ({ owner, visitor }) => {
    const { portalId, slug } = await createPortal(owner, { name: 'Acme', slug: 'acme-3' })
    await expect(setPortalOpen(owner, { portalId, open: true })).rejects.toThrow('never published')
    await publishPortal(owner, { portalId })
    expect((await setPortalOpen(owner, { portalId, open: false })).state).toBe('closed')
    const closed = await enterPortal(visitor, { portal: slug })
    expect(closed).toMatchObject({ state: 'closed', name: 'Acme' })
    expect(closed).not.toHaveProperty('content')
    expect((await setPortalOpen(owner, { portalId, open: true })).publishedVersion).toBe(1)
    await setPortalOpen(owner, { portalId, open: false })
    expect(await publishPortal(owner, { portalId })).toMatchObject({ state: 'open', publishedVersion: 2 })
  }))

test('addresses are one portal’s, over all accounts', () =>
  withWorld(async ({ owner, stranger }) => {
    const { portalId } = await createPortal(owner, { name: 'Acme', slug: 'acme-4' })
    await expect(createPortal(stranger, { name: 'Acme', slug: 'acme-4' })).rejects.toThrow('Another portal')
    const theirs = await createPortal(stranger, { name: 'Theirs', slug: 'theirs-4' })
    await expect(updatePortal(stranger, { portalId: theirs.portalId, slug: 'acme-4' })).rejects.toThrow(
      'Another portal',
    )
    expect((await updatePortal(owner, { portalId, slug: 'acme-4' })).slug).toBe('acme-4')
    expect((await updatePortal(owner, { portalId, slug: 'acme-5' })).slug).toBe('acme-5')
  }))

test.each(['Acme', 'a--b', '-a', 'a/b', '..', 'a~visitor', 'ä', '', 'a'.repeat(64), 'a b', '%2e%2e'])(
  'the address %j is refused',
  (slug) =>
    withWorld(async ({ owner }) => {
      await expect(createPortal.invoke(owner, { name: 'Acme', slug })).rejects.toThrow(/slug/)
    }),
)

describe('what a draft takes', () => {
  test.each([
    ['a colour that ends the style', { branding: { light: { accent: 'red;}body{display:none' } } }],
    ['a colour that is a function', { branding: { light: { accent: 'url(//evil.example)' } } }],
    ['a colour with a word behind it', { branding: { light: { accent: '#112233 !important' } } }],
    ['a face from elsewhere', { branding: { font: 'https://evil.example/font' } }],
    ['a picture by address', { branding: { logoLight: '../../etc/passwd' } }],
    ['a link that runs', { header: [{ id: 'a', label: 'x', target: { kind: 'link', href: 'javascript:alert(1)' } }] }],
    [
      'a link without encryption',
      { header: [{ id: 'a', label: 'x', target: { kind: 'link', href: 'http://a.example' } }] },
    ],
    [
      'a link with a password',
      { footer: [{ id: 'a', label: 'x', target: { kind: 'link', href: 'https://a:b@c.example' } }] },
    ],
    ['two pages at one address', { pages: [page, { ...page, id: 'other' }] }],
    ['a page at a path', { pages: [{ ...page, slug: '../about' }] }],
    ['a product twice', { sections: [{ id: 'a', title: '', productIds: ['p', 'p'] }] }],
    ['too long a text', { pages: [{ ...page, markdown: 'x'.repeat(100_001) }] }],
    ['a name of nothing', { name: '   ' }],
  ])('%s is refused', (_, part) =>
    withWorld(async ({ owner }) => {
      const { portalId, draft } = await createPortal(owner, { name: 'Acme' })
      const branding = 'branding' in part ? merged(draft.branding, part.branding) : undefined
      const input = { portalId, ...part, ...(branding ? { branding } : {}) }
      await expect(updatePortalDraft.invoke(owner, input)).rejects.toMatchObject({ name: 'BadRequestException' })
      expect((await getPortal(owner, { portalId })).draft).toEqual(draft)
    }),
  )

  test('text that cannot be read is refused, with the field and the contrast', () =>
    withWorld(async ({ owner }) => {
      const { portalId, draft } = await createPortal(owner, { name: 'Acme' })
      const light = { ...draft.branding.light, ink: '#aaaaaa' }
      const refused = updatePortalDraft(owner, { portalId, branding: { ...draft.branding, light } })
      await expect(refused).rejects.toMatchObject({
        fields: { 'branding.light.ink': 'has a contrast of 2.2 to 1 only' },
      })
    }))

  test('a product or a picture of somebody else is not there', () =>
    withWorld(async ({ owner, stranger }) => {
      const { product } = await offerProduct(stranger)
      const { portalId, draft } = await createPortal(owner, { name: 'Acme' })
      const sections = [{ id: 'a', title: '', productIds: [product.productId] }]
      await expect(updatePortalDraft(owner, { portalId, sections })).rejects.toThrow('There is no such product')
      const branding = { ...draft.branding, favicon: 'someoneelses' }
      await expect(updatePortalDraft(owner, { portalId, branding })).rejects.toThrow('There is no such picture')
    }))

  test('links to what is gone leave with it, and a deleted product does not lock the draft', () =>
    withWorld(async ({ owner }) => {
      const { product } = await offerProduct(owner)
      const { portalId } = await createPortal(owner, { name: 'Acme' })
      const links = [
        { id: 'a', label: 'About', target: { kind: 'page' as const, pageId: 'about' } },
        { id: 'b', label: 'Pets', target: { kind: 'product' as const, productId: product.productId } },
      ]
      await updatePortalDraft(owner, { portalId, pages: [page], header: links })
      const without = await updatePortalDraft(owner, { portalId, pages: [] })
      expect(without.draft.header.map(({ id }) => id)).toEqual(['b'])
      await deleteProduct(owner, { productId: product.productId })
      const { draft } = await updatePortalDraft(owner, { portalId, tagline: 'Still works' })
      expect(draft.tagline).toBe('Still works')
    }))
})

test('viewers look and change nothing; what is changed is in the account’s log', () =>
  withWorld(async ({ owner, as, db }) => {
    const { portalId } = await createPortal(owner, { name: 'Acme' })
    const viewer = as('viewer')
    expect((await getPortal(viewer, { portalId })).name).toBe('Acme')
    await expect(publishPortal(viewer, { portalId })).rejects.toThrow('not allowed')
    await expect(updatePortalDraft(viewer, { portalId, name: 'Mine' })).rejects.toThrow('not allowed')
    await publishPortal(as('developer'), { portalId, description: 'Ready' })
    await deletePortal(owner, { portalId })
    const records = await db.select().from(auditRecords).where(eq(auditRecords.accountId, owner.accountId))
    expect(records.map(({ operation, resource }) => [operation, resource])).toEqual([
      ['CreatePortal', `/portals/${portalId}`],
      ['PublishPortal', `/portals/${portalId}/versions/1`],
      ['DeletePortal', `/portals/${portalId}`],
    ])
    expect(await db.select().from(portals).where(eq(portals.id, portalId))).toEqual([])
    expect(await db.select().from(portalVersions).where(eq(portalVersions.portalId, portalId))).toEqual([])
  }))

function merged(branding: object, part: Record<string, unknown>): object {
  const light = 'light' in branding && typeof branding.light === 'object' ? branding.light : {}
  const changed = typeof part.light === 'object' ? { light: { ...light, ...part.light } } : {}
  return { ...branding, ...part, ...changed }
}
