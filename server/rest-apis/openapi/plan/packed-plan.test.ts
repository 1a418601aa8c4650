import { expect, test } from 'vitest'
import { planOf } from '../testing/plan-of.ts'
import type { DefinitionPlan } from './definition-plan.ts'
import { packPlan, unpackRows } from './packed-plan.ts'

const plan: DefinitionPlan = planOf('paths: {/a/b: {get: {summary: A, responses: {200: {description: ok}}}}}')

test('what is packed is what is unpacked', () => {
  const { packed } = packPlan(plan)
  expect(packed.paths.flatMap(unpackRows)).toEqual(plan.paths)
  expect(packed.methods.flatMap(unpackRows)).toEqual(JSON.parse(JSON.stringify(plan.methods)))
  expect(packed.documentationParts.flatMap(unpackRows)).toEqual(plan.documentationParts)
  expect(packed.entries.flatMap(unpackRows)).toEqual(plan.entries)
  expect(packed.api).toEqual(plan.api)
  expect(packed.counts).toEqual({ paths: 2, methods: 1, models: 0, documentationParts: 2, entries: 2 })
})

test('it survives the way to another thread, and the buffers are handed over', () => {
  const { packed, transfer } = packPlan(plan)
  const received = structuredClone(packed, { transfer })
  expect(transfer.every((buffer) => buffer.byteLength === 0)).toBe(true)
  expect(received.paths.flatMap(unpackRows)).toEqual(['/a', '/a/b'])
})

test('pieces stay small: many rows are several pieces, and so are long ones', () => {
  const paths = Array.from({ length: 1000 }, (_, index) => `/p${index}`)
  const many = packPlan({ ...plan, paths }).packed.paths
  expect(many.length).toBeGreaterThan(4)
  expect(many.flatMap(unpackRows)).toEqual(paths)
  const long = Array.from({ length: 10 }, (_, index) => ({
    location: { type: 'API' },
    properties: `${index}`.repeat(100_000),
  }))
  const pieces = packPlan({ ...plan, documentationParts: long }).packed.documentationParts
  expect(pieces.length).toBeGreaterThan(2)
  for (const piece of pieces) expect(piece.json.byteLength).toBeLessThan(500_000)
  expect(pieces.flatMap(unpackRows)).toEqual(long)
})

test('text outside ASCII arrives whole', () => {
  const paths = ['/ü', '/🦀', '/\u2028']
  expect(packPlan({ ...plan, paths }).packed.paths.flatMap(unpackRows)).toEqual(paths)
})

test('nothing is nothing', () => {
  expect(packPlan({ ...plan, paths: [] }).packed.paths).toEqual([])
})
