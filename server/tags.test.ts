import { expect, test } from 'vitest'
import { tagsInput } from './tags.ts'

test('takes the characters that AWS allows', () => {
  expect(tagsInput.parse({ 'team/owner': 'a b', 'cost+centre=1': '' })).toEqual({
    'team/owner': 'a b',
    'cost+centre=1': '',
  })
})

test.each([
  [{ 'aws:internal': 'x' }],
  [{ '': 'x' }],
  [{ ['k'.repeat(129)]: 'x' }],
  [{ k: 'v'.repeat(257) }],
  [{ 'semi;colon': 'x' }],
  [Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v']))],
])('refuses tags that AWS refuses: case %#', (tags) => {
  expect(tagsInput.safeParse(tags).success).toBe(false)
})
