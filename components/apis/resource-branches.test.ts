import { expect, test } from 'vitest'
import type { Resource } from '#server/rest-apis/resources/resource.ts'
import { type Branch, resourceBranches } from './resource-branches.ts'

const root: Resource = { id: 'r', path: '/' }
const pets: Resource = { id: 'p', parentId: 'r', pathPart: 'pets', path: '/pets' }
const pet: Resource = { id: 'i', parentId: 'p', pathPart: '{id}', path: '/pets/{id}' }
const toys: Resource = { id: 't', parentId: 'i', pathPart: 'toys', path: '/pets/{id}/toys' }

test('children are named by their own segment, the root stands beside the first ones', () => {
  expect(shape(resourceBranches([root, pets, pet, toys]))).toEqual([['/'], ['/pets', ['/{id}', ['/toys']]]])
})

test('a child may be listed before its parent', () => {
  expect(shape(resourceBranches([toys, pet, root, pets]))).toEqual([['/'], ['/pets', ['/{id}', ['/toys']]]])
})

test('a resource whose parent was filtered out shows its whole path', () => {
  expect(shape(resourceBranches([toys]))).toEqual([['/pets/{id}/toys']])
})

test('nothing has no branches', () => {
  expect(resourceBranches([])).toEqual([])
})

function shape(branches: readonly Branch[]): unknown[] {
  return branches.map(({ text, children }) => [text, ...shape(children)])
}
