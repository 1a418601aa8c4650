import { expect, test } from 'vitest'
import type { TreeResource } from '#server/rest-apis/resources/get-resource-tree.ts'
import { mayMoveTo, movedPath, nodeIndex, resourceNodes } from './resource-nodes.ts'

const resources: TreeResource[] = [
  { id: 'r', path: '/', methods: ['GET'] },
  { id: 'p', parentId: 'r', path: '/pets', methods: ['GET', 'POST'] },
  { id: 'i', parentId: 'p', path: '/pets/{id}', methods: [] },
  { id: 'f', parentId: 'r', path: '/farm', methods: [] },
  { id: 'g', parentId: 'f', path: '/farm/{all+}', methods: ['ANY'] },
]

const index = nodeIndex(resourceNodes('a', resources))
const node = (id: string) => index.get(id)?.node

test('methods stand before the resources below, and lead to their pages', () => {
  expect(node('p')?.children.map(({ id }) => id)).toEqual(['p/GET', 'p/POST', 'i'])
  expect(node('p/POST')).toMatchObject({ verb: 'POST', href: '/console/apis/a/resources/p/methods/POST' })
  expect(index.get('i')?.above).toEqual(['p'])
})

test('a resource goes anywhere but to where it is, below itself, below a greedy one or a method', () => {
  const allowed = (moved: string, target: string) => mayMoveTo(node(moved), node(target))
  expect(allowed('p', 'f')).toBe(true)
  expect(allowed('i', 'r')).toBe(true)
  expect(allowed('p', 'r')).toBe(false)
  expect(allowed('p', 'i')).toBe(false)
  expect(allowed('p', 'p')).toBe(false)
  expect(allowed('p', 'g')).toBe(false)
  expect(allowed('p', 'r/GET')).toBe(false)
  expect(allowed('p/GET', 'f')).toBe(false)
  expect(allowed('r', 'f')).toBe(false)
  expect(allowed('nothing', 'f')).toBe(false)
})

test('a moved resource keeps its segment', () => {
  const [pets, pet, farm, root] = ['p', 'i', 'f', 'r'].map(node)
  expect(pets && farm && movedPath(pets, farm)).toBe('/farm/pets')
  expect(pet && root && movedPath(pet, root)).toBe('/{id}')
})
