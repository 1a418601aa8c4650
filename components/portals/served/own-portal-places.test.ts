import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { ownPortalPlaces } from './own-portal-places.ts'

const t = translatorOf('portal')
const reader = {
  base: '/portals/acme',
  pages: [{ slug: 'imprint', title: 'Imprint' }],
  products: [{ productId: 'p', slug: 'pets', name: 'Pets', tagline: 'Cats' }],
  user: undefined,
  signInHref: '/sign-in?callbackUrl=%2Fportals%2Facme',
  signUpHref: '/sign-up?callbackUrl=%2Fportals%2Facme',
}
const places = (changes: Partial<Parameters<typeof ownPortalPlaces>[1]> = {}) =>
  ownPortalPlaces(t, { ...reader, ...changes }).map(({ label, href }) => `${label} ${href}`)

test('all places of the portal are inside it', () => {
  expect(places()).toEqual([
    'Home /portals/acme',
    'All APIs /portals/acme/apis',
    'Sign in /sign-in?callbackUrl=%2Fportals%2Facme',
    'Sign up /sign-up?callbackUrl=%2Fportals%2Facme',
    'Imprint /portals/acme/pages/imprint',
    'Pets /portals/acme/products/pets',
  ])
  expect(places({ base: '' }).slice(0, 2)).toEqual(['Home /', 'All APIs /apis'])
})

test('each reader goes where they may', () => {
  expect(places({ user: { isMember: false } })).toContain('Your apps /portals/acme/apps')
  expect(places({ user: { isMember: false } })).not.toContain('Console /console')
  expect(places({ user: { isMember: true } })).toContain('Console /console')
  expect(places({ signUpHref: undefined }).join()).not.toContain('Sign up')
})
