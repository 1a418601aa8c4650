import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { portalPlaces } from './portal-places.ts'

const t = translatorOf('portal')
const products = [{ productId: 'p1', slug: 'pets', name: 'Pets', provider: 'Zoo', tagline: 'Cats and dogs' }]
const hrefs = { products, signInHref: '/sign-in', signUpHref: '/sign-up' }
const labels = (user: { isMember: boolean } | undefined) =>
  portalPlaces(t, { ...hrefs, user }).map(({ label }) => label)

test('each reader goes where they may, and to every API that they see', () => {
  expect(labels(undefined)).toEqual(['All APIs', 'Sign in', 'Sign up', 'Pets'])
  expect(labels({ isMember: false })).toEqual(['All APIs', 'Your apps', 'Account settings', 'Pets'])
  expect(labels({ isMember: true })).toEqual(['All APIs', 'Your apps', 'Account settings', 'Console', 'Pets'])
})

test('an API is found by its line too', () => {
  expect(portalPlaces(t, { ...hrefs, user: undefined }).at(-1)).toMatchObject({
    href: '/products/pets',
    hint: 'Zoo',
    keywords: 'Cats and dogs',
  })
})
