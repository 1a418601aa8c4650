import { expect, test } from 'vitest'
import { checkContent } from './check-content.ts'

function nested(depth: number): unknown {
  let value: unknown = 'leaf'
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value }
  return value
}

test('what is nested as deep as real documents are is let through', () => {
  expect(() => checkContent(nested(150))).not.toThrow()
})

test.each([201, 10_000, 1_000_000])('nesting of %d levels is refused without recursing into it', (depth) => {
  expect(() => checkContent({ paths: nested(depth) })).toThrow('/paths/')
})

test('a document that contains itself is refused', () => {
  const circle: Record<string, unknown> = { paths: {} }
  circle.paths = { again: circle }
  expect(() => checkContent(circle)).toThrow('Nested more than 200 levels deep')
})

test.each([
  [{ info: { title: 'a\u0000b' } }, '/info/title: '],
  [{ info: { title: 'a\ud800' } }, '/info/title: '],
  [{ 'a~/\u0000': 1 }, 'Text must be well-formed'],
  [{ list: [1, { x: '\udc00' }] }, '/list/1/x: '],
])('text that the database cannot keep is refused, with its place: %j', (root, place) => {
  expect(() => checkContent(root)).toThrow(place)
})

test('shared parts are counted as often as they are used', () => {
  let level: unknown[] = ['x']
  for (let times = 0; times < 30; times++) level = [level, level]
  const startedAt = performance.now()
  expect(() => checkContent({ level })).toThrow('more than 20000000 values')
  expect(performance.now() - startedAt).toBeLessThan(20_000)
})
