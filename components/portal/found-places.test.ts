import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { foundPlaces } from './found-places.ts'

const operation = {
  id: 'get-pets',
  httpMethod: 'GET',
  path: '/pets',
  summary: undefined,
  tag: undefined,
  deprecated: false,
}
const found = {
  items: [
    { productId: 'p', slug: 'pets', name: 'Pets', provider: 'Zoo' },
    { productId: 'q', slug: 'plants', name: 'Plants', provider: 'Zoo' },
  ],
  matches: {
    p: {
      operations: [operation],
      moreOperations: 4,
      guides: ['A first call'],
      guidePages: [{ slug: 'start', title: 'Start' }],
    },
  },
}
const lines = (base?: string) =>
  foundPlaces(translatorOf('portal'), found, base).map(({ group, label, href, hint }) =>
    [group, label, href, hint].join(' | '),
  )

test('products, their operations and guides lead to their pages', () => {
  expect(lines()).toEqual([
    'APIs | Pets | /products/pets | Zoo',
    'Operations | /pets | /products/pets?operation=get-pets#try | Pets',
    'Guides | Start | /products/pets/guides/start | Pets',
    'Guides | A first call | /products/pets#about-a-first-call | Pets',
    'APIs | Plants | /products/plants | Zoo',
  ])
})

test('in a portal of an account they lead to its pages', () => {
  expect(lines('/portals/acme')[1]).toContain('/portals/acme/products/pets?operation=get-pets#try')
})
