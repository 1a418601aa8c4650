import { expect, test } from 'vitest'
import { readTarget, targetOptions, targetValue } from './mapping-target.ts'

test('a target is one value of a form, and comes back as it was', () => {
  expect(readTarget(targetValue({ restApiId: 'abc', stage: 'prod' }))).toEqual({ restApiId: 'abc', stage: 'prod' })
  expect(readTarget(targetValue({ restApiId: 'abc' }))).toEqual({ restApiId: 'abc', stage: null })
  expect(readTarget('')).toEqual({ restApiId: '', stage: null })
})

test('targets are named by their API and stage', () => {
  const targets = [
    { restApiId: 'abc', apiName: 'Pets', stage: 'prod' },
    { restApiId: 'abc', apiName: 'Pets' },
  ]
  expect(targetOptions(targets)).toEqual([
    { value: 'abc/prod', label: 'Pets, prod', help: 'abc' },
    { value: 'abc/', label: 'Pets, stage from the path', help: 'abc' },
  ])
})
