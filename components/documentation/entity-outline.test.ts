import { expect, test } from 'vitest'
import { entityOutline, outlineOrder } from './entity-outline.ts'
import { entities, parts } from './testing/documented-pets.ts'

const all = { status: '', type: '', text: '' }

test('nests every entity below what contains it', () => {
  const { nodes, matchCount } = entityOutline(entities, parts, all, 100)
  expect(nodes.map(({ label }) => label)).toEqual(['Pets', '/pets'])
  expect(nodes[1]?.children[0]?.children.map(({ label }) => label)).toEqual(['limit', 'Request body', '200'])
  expect(matchCount).toBe(8)
  expect(outlineOrder(nodes)).toEqual(entities.map(({ key }) => key))
})

test('keeps what contains a match, but does not count it', () => {
  const { nodes, matchCount } = entityOutline(entities, parts, { ...all, status: 'inherited' }, 100)
  expect(nodes).toMatchObject([{ key: 'pets', matches: false, children: [{ key: 'get', matches: false }] }])
  expect(outlineOrder(nodes)).toEqual(['limit'])
  expect(matchCount).toBe(1)
})

test('finds by type, by name and in the text that applies', () => {
  const found = (filter: object) => outlineOrder(entityOutline(entities, parts, { ...all, ...filter }, 100).nodes)
  expect(found({ type: 'RESPONSE' })).toEqual(['200'])
  expect(found({ text: 'x-total' })).toEqual(['total'])
  expect(found({ text: 'HOW MANY' })).toEqual(['limit'])
  expect(found({ text: 'nothing like it' })).toEqual([])
})

test('shows so many and says how many match', () => {
  const { nodes, matchCount, shownCount } = entityOutline(entities, parts, all, 3)
  expect(outlineOrder(nodes)).toEqual(['api', 'pets', 'get'])
  expect([matchCount, shownCount]).toEqual([8, 3])
})
