import { expect, test } from 'vitest'
import { SharedLists } from './shared-lists.ts'

test('equal lists are one list', () => {
  const lists = new SharedLists()
  const first = ['id', 'name']
  expect(lists.one(first)).toBe(first)
  expect(lists.one(['id', 'name'])).toBe(first)
})

test('lists of other members, order or length are others', () => {
  const lists = new SharedLists()
  lists.one(['id', 'name'])
  for (const other of [['name', 'id'], ['id'], ['id', 'name', 'x'], []]) expect(lists.one(other)).toBe(other)
})

test('a list that comes when many are known is itself', () => {
  const lists = new SharedLists()
  for (let index = 0; index < 100; index++) lists.one([index])
  const late = ['late']
  expect(lists.one(late)).toBe(late)
  expect(lists.one(['late'])).toEqual(['late'])
  expect(lists.one([0])).toEqual([0])
})
