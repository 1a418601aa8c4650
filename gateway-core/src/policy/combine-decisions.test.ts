import { describe, expect, test } from 'vitest'
import { combineDecisions } from './combine-decisions.ts'

describe('the tables of the developer guide', () => {
  test.each([
    ['allow', 'allow', 'allow', 'allow'],
    ['allow', 'neither', 'allow', 'neither'],
    ['allow', 'deny', 'deny', 'deny'],
    ['neither', 'allow', 'allow', 'neither'],
    ['neither', 'neither', 'neither', 'neither'],
    ['neither', 'deny', 'deny', 'deny'],
    ['deny', 'allow', 'deny', 'deny'],
    ['deny', 'neither', 'deny', 'deny'],
    ['deny', 'deny', 'deny', 'deny'],
  ] as const)('own policy %s, resource policy %s: A %s, B %s', (identity, resource, tableA, tableB) => {
    expect(combineDecisions(identity, resource, true)).toBe(tableA)
    expect(combineDecisions(identity, resource, false)).toBe(tableB)
  })
})
