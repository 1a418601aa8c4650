import { describe, expect, test } from 'vitest'
import type { DeprecationSnapshot, PlanProductSnapshot } from '../usage-plan-snapshot.ts'
import { PlanProducts } from './plan-products.ts'

const early: DeprecationSnapshot = { deprecatedAt: 1, sunsetAt: 100, page: '/products/early' }
const late: DeprecationSnapshot = { deprecatedAt: 2, sunsetAt: 200, page: '/products/late' }

const products: Record<string, PlanProductSnapshot> = {
  some: { stages: { 'api/prod': ['/pets/GET', '/GET', '/{proxy+}/ANY'], 'api/test': 'all' } },
  other: { stages: { 'api/prod': ['/pets/POST'] } },
  whole: { stages: { 'api/prod': 'all' } },
  elsewhere: { stages: { 'api/dev': 'all' } },
  early: { stages: { 'api/prod': ['/pets/GET'] }, deprecation: early },
  late: { stages: { 'api/prod': 'all' }, deprecation: late },
}

function grant(ids: readonly string[], methodKey: string, stageKey = 'api/prod') {
  return new PlanProducts(products).grant(ids, stageKey, methodKey)
}

describe('a product that chose operations of a stage', () => {
  test.each(['/pets/GET', '/GET', '/{proxy+}/ANY'])('opens %s, which it chose', (methodKey) => {
    expect(grant(['some'], methodKey)).toBe('open')
  })

  test.each(['/pets/POST', '/pets/get', '/pets', '/pets/{id}/GET', '/ANY', 'constructor', ''])(
    'refuses %s, which it did not',
    (methodKey) => {
      expect(grant(['some'], methodKey)).toBe('refused')
    },
  )

  test('opens all of a stage of which it chose nothing', () => {
    expect(grant(['some'], '/pets/POST', 'api/test')).toBe('open')
  })

  test('leaves a stage that is not its own to the plan', () => {
    expect(grant(['some'], '/pets/POST', 'api/more')).toBe('open')
  })
})

describe('several products', () => {
  test('open together what each of them opens, in any order', () => {
    for (const ids of [
      ['some', 'other'],
      ['other', 'some'],
    ]) {
      expect(grant(ids, '/pets/GET')).toBe('open')
      expect(grant(ids, '/pets/POST')).toBe('open')
      expect(grant(ids, '/pets/DELETE')).toBe('refused')
    }
  })

  test('open all where one of them shows all of the stage', () => {
    expect(grant(['some', 'whole'], '/pets/DELETE')).toBe('open')
  })

  test('open no more where another has nothing of the stage', () => {
    expect(grant(['elsewhere', 'some'], '/pets/DELETE')).toBe('refused')
  })
})

test('a product that is not known opens nothing', () => {
  expect(grant(['gone', 'some'], '/pets/DELETE')).toBe('refused')
  expect(grant(['constructor', 'some'], '/pets/DELETE')).toBe('refused')
})

describe('an end', () => {
  test('is told where nothing else opens the method', () => {
    expect(grant(['early'], '/pets/GET')).toBe(early)
    expect(grant(['other', 'early'], '/pets/GET')).toBe(early)
  })

  test('is not told where another product goes on', () => {
    expect(grant(['early', 'whole'], '/pets/GET')).toBe('open')
    expect(grant(['some', 'late'], '/pets/GET')).toBe('open')
  })

  test('of two is the later one, in any order', () => {
    expect(grant(['early', 'late'], '/pets/GET')).toBe(late)
    expect(grant(['late', 'early'], '/pets/GET')).toBe(late)
    expect(grant(['early', 'late'], '/pets/POST')).toBe(late)
  })

  test('opens nothing that the product does not show', () => {
    expect(grant(['early'], '/pets/POST')).toBe('refused')
  })
})
